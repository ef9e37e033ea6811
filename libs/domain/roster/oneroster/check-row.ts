import { addDays, isLocalDate } from '../../kernel/local-date.js';
import { faultInValue, itemsOf } from './check-value.js';
import type { FaultReason, RowFault } from './faults.js';
import type { FieldSpec, RosterFile } from './file-spec.js';
import type { ColumnPlan } from './header.js';
import type { FileMode } from './vocabularies.js';

/** One row as it stands in the file, with what can be said of it without looking at any other row. */
export interface CheckedRow {
  readonly file: RosterFile;
  /** 1 for the first row after the header. */
  readonly row: number;
  /** Blank when the row has none that is one; such a row is faulty. */
  readonly sourcedId: string;
  /** The row says that its record is to go. */
  readonly ends: boolean;
  /**
   * The sound, non-blank values by column, without those that are never kept, without sourcedId and its two companions. The
   * items of a list are separated by commas and nothing else.
   */
  readonly values: Readonly<Record<string, string>>;
  /** The column whose value nobody else may have, and that value in lower case. */
  readonly unique?: { readonly field: string; readonly value: string };
  readonly faults: readonly RowFault[];
}

type Cells = Readonly<Record<string, string>>;

const NOT_KEPT: ReadonlySet<string> = new Set(['sourcedId', 'status', 'dateLastModified']);

/** Reads one row by the plan of its file. A row that is to go needs only its sourcedId, whatever else it says. */
export function checkRow(
  plan: ColumnPlan,
  mode: FileMode,
  row: number,
  cells: readonly string[],
): CheckedRow {
  const { file, fields } = plan.spec;
  const named = nameCells(plan, cells);
  if (cells.length !== plan.width) return raggedRow(file, row, named);
  const ends = named.status === 'tobedeleted' || named.status === 'inactive';
  const faults = fields
    .filter((field) => !ends || NOT_KEPT.has(field.name))
    .map((field) => ({ file, row, field: field.name, reason: faultInField(field, named, mode) }))
    .filter((fault): fault is RowFault => fault.reason !== undefined);
  return {
    file,
    row,
    sourcedId: named.sourcedId ?? '',
    ends,
    faults,
    ...contents(fields, named, ends, faults),
  };
}

function contents(
  fields: readonly FieldSpec[],
  cells: Cells,
  ends: boolean,
  faults: readonly RowFault[],
): Pick<CheckedRow, 'values' | 'unique'> {
  const given = fields.filter((field) => field.name in cells && !NOT_KEPT.has(field.name));
  const sound = given.filter((field) => !faults.some((fault) => fault.field === field.name));
  const kept = sound
    .filter((field) => !field.secret)
    .map((field): [string, string] => [field.name, tidy(field, cells[field.name]!)]);
  const unique = ends ? undefined : sound.find((field) => field.unique);
  return {
    values: Object.fromEntries(kept),
    unique: unique && { field: unique.name, value: cells[unique.name]!.toLowerCase() },
  };
}

function identifier({ sourcedId = '' }: Cells): string {
  return faultInValue(sourcedId, { kind: 'guid' }) ? '' : sourcedId;
}

function tidy(field: FieldSpec, value: string): string {
  return field.type.kind === 'list' ? itemsOf(value).join(',') : value;
}

/** The non-blank values by column, without the white space around them. */
function nameCells(plan: ColumnPlan, cells: readonly string[]): Cells {
  const named: Record<string, string> = {};
  for (const [name, position] of plan.positions) {
    const value = cells[position]?.trim();
    if (value) named[name] = value;
  }
  return named;
}

/** Its values may stand under the wrong names, so nothing but the identifier is believed, for the sake of dependants. */
function raggedRow(file: RosterFile, row: number, cells: Cells): CheckedRow {
  const faults: RowFault[] = [{ file, row, field: '', reason: 'wrong number of columns' }];
  return { file, row, sourcedId: identifier(cells), ends: false, values: {}, faults };
}

function faultInField(field: FieldSpec, cells: Cells, mode: FileMode): FaultReason | undefined {
  const value = cells[field.name];
  if (value !== undefined && isTooLong(field, value)) return 'too long';
  if (value !== undefined) return faultInValue(value, field.type) ?? faultBetween(field, value, cells);
  if (field.required === true || (field.required === 'delta' && mode === 'delta')) return 'required';
  return faultBetween(field, '', cells);
}

function isTooLong({ longest = Infinity, longestItem = Infinity }: FieldSpec, value: string): boolean {
  return value.length > longest || itemsOf(value).some((item) => item.length > longestItem);
}

function faultBetween(field: FieldSpec, value: string, cells: Cells): FaultReason | undefined {
  const partner = cells[field.notBefore ?? field.pairedWith ?? ''] ?? '';
  if (field.notBefore && value !== '' && isLocalDate(partner)) {
    if (value < partner) return 'before the begin date';
    if (field.withinDays && value > addDays(partner, field.withinDays))
      return 'too long after the begin date';
  }
  if (field.pairedWith && itemsOf(partner).length !== itemsOf(value).length)
    return 'not as many items as subjects';
  return undefined;
}
