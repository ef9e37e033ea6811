import type { FileTotals, ImportScope, ImportStaging, StagedSchool } from '../import/import-staging.js';
import type { CheckedRow } from '../oneroster/check-row.js';
import type { FaultReason, HeldBackRow, RowFault } from '../oneroster/faults.js';
import { referencesOf, type DeclaredReference } from '../oneroster/files.js';
import type { PlannedFile } from '../oneroster/manifest.js';

interface Link {
  readonly row: CheckedRow;
  readonly field: string;
  readonly mustBeSchool: boolean;
  readonly target: CheckedRow | undefined;
}

type Span = readonly [string, string];

/** The staging of one import, with the same answers as the one in the database. It knows nothing from before. */
export class InMemoryImportStaging implements ImportStaging {
  faults: RowFault[] = [];
  held: HeldBackRow[] = [];
  private rows: CheckedRow[] = [];

  async clear(): Promise<void> {
    this.rows = [];
    this.faults = [];
    this.held = [];
  }

  async add(_: ImportScope, rows: readonly CheckedRow[]): Promise<void> {
    const isThere = (row: CheckedRow) => this.rows.some((r) => r.file === row.file && r.row === row.row);
    const fresh = rows.filter((row) => !isThere(row));
    this.rows.push(...fresh);
    this.faults.push(...fresh.flatMap((row) => row.faults));
  }

  async check(_: ImportScope, files: readonly PlannedFile[]): Promise<FileTotals[]> {
    this.findRepetitions();
    const links = referencesOf(files.map(({ spec }) => spec)).flatMap((reference) => this.linksOf(reference));
    this.judgeLinks(links);
    this.findEnrolmentsElsewhere(links);
    this.findOverlaps();
    this.holdBack(links);
    return files.map(({ spec }) => this.totalsOf(spec.file));
  }

  async schools(): Promise<StagedSchool[]> {
    return this.rows
      .filter(
        (row) => row.file === 'orgs.csv' && row.values.type === 'school' && !row.ends && !this.isFaulty(row),
      )
      .map(({ sourcedId, values }) => ({ sourceId: sourcedId, name: values.name! }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  async discard(): Promise<void> {
    this.rows = [];
  }

  private findRepetitions(): void {
    const ids = new Set<string>();
    const values = new Set<string>();
    for (const row of this.rows) {
      const id = `${row.file} ${row.sourcedId}`;
      if (row.sourcedId && ids.has(id)) this.blame(row, 'sourcedId', 'repeats an earlier row');
      else if (row.unique && values.has(row.unique.value))
        this.blame(row, row.unique.field, 'taken by an earlier row');
      else if (row.unique) values.add(row.unique.value);
      ids.add(id);
    }
  }

  private linksOf({ file, field, target, list, mustBeSchool }: DeclaredReference): Link[] {
    const cells = this.rows.filter((row) => row.file === file && !row.ends && row.values[field]);
    return cells.flatMap((row) => {
      const ids = list ? row.values[field]!.split(',') : [row.values[field]!];
      const find = (id: string) => this.rows.find((other) => other.file === target && other.sourcedId === id);
      return ids.map((id) => ({ row, field, mustBeSchool, target: find(id) }));
    });
  }

  private judgeLinks(links: readonly Link[]): void {
    for (const { row, field, mustBeSchool, target } of links) {
      const type = target?.values.type ?? 'school';
      if (!target || target.ends) this.blame(row, field, 'refers to nothing');
      else if (mustBeSchool && type !== 'school' && !type.startsWith('ext:'))
        this.blame(row, field, 'refers to an org that is not a school');
    }
  }

  private findEnrolmentsElsewhere(links: readonly Link[]): void {
    for (const { row, field, target } of links) {
      const school = target?.values.schoolSourcedId;
      const elsewhere = row.file === 'enrollments.csv' && field === 'classSourcedId' && school;
      const named = this.faults.some(
        (f) => f.file === row.file && f.row === row.row && f.field === 'schoolSourcedId',
      );
      if (elsewhere && !named && row.values.schoolSourcedId && row.values.schoolSourcedId !== school)
        this.blame(row, 'schoolSourcedId', 'not the school of its class');
    }
  }

  private findOverlaps(): void {
    const sound = this.rows.filter(
      (row) => row.file === 'enrollments.csv' && !row.ends && !this.isFaulty(row),
    );
    const place = ({ values }: CheckedRow) =>
      [values.classSourcedId, values.userSourcedId, values.role].join();
    for (const [index, row] of sound.entries()) {
      const earlier = sound.slice(0, index).filter((other) => place(other) === place(row));
      if (earlier.some((other) => overlap(span(other), span(row))))
        this.blame(row, 'userSourcedId', 'overlaps an earlier row');
    }
  }

  private holdBack(links: readonly Link[]): void {
    const causes = new Map<CheckedRow, CheckedRow>();
    for (let found = true; found;) {
      found = false;
      for (const { row, field, target } of links) {
        if (!target || this.isFaulty(row) || causes.has(row)) continue;
        const cause = this.isFaulty(target) ? target : causes.get(target);
        if (!cause) continue;
        causes.set(row, cause);
        this.held.push({
          file: row.file,
          row: row.row,
          field,
          heldBackBy: { file: cause.file, row: cause.row },
        });
        found = true;
      }
    }
  }

  private totalsOf(file: FileTotals['file']): FileTotals {
    const rows = this.rows.filter((row) => row.file === file);
    const faulty = rows.filter((row) => this.isFaulty(row)).length;
    const heldBack = this.held.filter((row) => row.file === file).length;
    return { file, read: rows.length, good: rows.length - faulty - heldBack, faulty, heldBack };
  }

  private isFaulty({ file, row }: CheckedRow): boolean {
    return this.faults.some((fault) => fault.file === file && fault.row === row);
  }

  private blame({ file, row }: CheckedRow, field: string, reason: FaultReason): void {
    const known = (f: RowFault) =>
      f.file === file && f.row === row && f.field === field && f.reason === reason;
    if (!this.faults.some(known)) this.faults.push({ file, row, field, reason });
  }
}

function span({ values }: CheckedRow): Span {
  return [values.beginDate ?? '0000-00-00', values.endDate ?? '9999-99-99'];
}

function overlap([from, to]: Span, [start, end]: Span): boolean {
  return from <= end && start <= to;
}
