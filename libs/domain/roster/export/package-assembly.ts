import { checkRow } from '../oneroster/check-row.js';
import { itemsOf } from '../oneroster/check-value.js';
import type { FieldSpec, RosterFile } from '../oneroster/file-spec.js';
import { FILES_OF_1_2 } from '../oneroster/files-1-2.js';
import { readHeader, type ColumnPlan } from '../oneroster/header.js';

/** What a row says, by column; what is absent is blank. */
export type ExportedRow = Readonly<Record<string, string | null>>;

// oxlint-disable-next-line no-control-regex -- control characters, line breaks above all, have no place in a cell
const CONTROL = /[\u0000-\u001f\u007f]+/g;

/**
 * Puts rows together to a package that any reader of OneRoster 1.2 accepts: columns in strict order, words from the
 * vocabularies, each identifier and username once, no reference to what is not in it. Rows have to come file by file in
 * the order of ROSTER_FILES, school by school within.
 */
export class PackageAssembly {
  private readonly plans = new Map<RosterFile, ColumnPlan>();
  private readonly ids = new Map<RosterFile, Set<string>>();
  private readonly taken = new Set<string>();
  private readonly schools = new Set<string>();

  header(file: RosterFile): string[] {
    return FILES_OF_1_2[file].fields.map((field) => field.name);
  }

  /** The cells of the row; null when it must not be in the package: it is there already, or leads nowhere. */
  add(file: RosterFile, row: ExportedRow): string[] | null {
    const sourcedId = this.tidy(row.sourcedId);
    const known = this.idsOf(file);
    if (known.has(sourcedId)) return null;
    const { fields } = FILES_OF_1_2[file];
    const cells = this.blankFaulty(
      file,
      fields.map((field) => this.cell(field, row)),
    );
    if (fields.some((field, index) => field.required === true && cells[index] === '')) return null;
    known.add(sourcedId);
    if (file === 'orgs.csv' && row.type === 'school') this.schools.add(sourcedId);
    return cells;
  }

  private cell(field: FieldSpec, row: ExportedRow): string {
    const value = this.tidy(row[field.name]);
    if (value === '' || field.secret) return '';
    if (field.refersTo) return this.reference(field, value);
    if (field.unique) return this.once(value, this.tidy(row.sourcedId));
    return field.longest ? value.slice(0, field.longest) : value;
  }

  private reference(field: FieldSpec, value: string): string {
    const targets = field.mustBeSchool ? this.schools : this.idsOf(field.refersTo!);
    return itemsOf(value)
      .filter((id) => targets.has(id))
      .join(',');
  }

  /** Two schools may each have somebody of that name. */
  private once(value: string, sourcedId: string): string {
    const free = this.taken.has(value.toLowerCase()) ? `${value}-${sourcedId}` : value;
    this.taken.add(free.toLowerCase());
    return free;
  }

  /** An optional value that the standard would not take is left out rather than the row. */
  private blankFaulty(file: RosterFile, cells: readonly string[]): string[] {
    const faulty = new Set(checkRow(this.planOf(file), 'bulk', 1, cells).faults.map((fault) => fault.field));
    const { fields } = FILES_OF_1_2[file];
    const spoilt = (field: FieldSpec) =>
      faulty.has(field.name) ||
      fields.some(({ name, pairedWith }) => pairedWith === field.name && faulty.has(name));
    return fields.map((field, index) => (spoilt(field) ? '' : cells[index]!));
  }

  private planOf(file: RosterFile): ColumnPlan {
    const plan = this.plans.get(file) ?? readHeader(FILES_OF_1_2[file], this.header(file)).plan!;
    this.plans.set(file, plan);
    return plan;
  }

  private idsOf(file: RosterFile): Set<string> {
    const ids = this.ids.get(file) ?? new Set();
    this.ids.set(file, ids);
    return ids;
  }

  private tidy(value: string | null | undefined): string {
    return (value ?? '').replaceAll(CONTROL, ' ').trim();
  }
}
