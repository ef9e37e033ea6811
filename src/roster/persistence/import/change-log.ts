import { newId } from '#domain/kernel/id';
import { noCounts, type Change, type RosterKind } from '#domain/roster/import/roster-counts';
import type { Statement } from '#platform/persistence/statement';
import type { Transaction } from '#platform/persistence/transaction';

interface ChangedRow {
  readonly id: string;
  readonly created: boolean;
  readonly before: object | null;
  readonly after: object | null;
}

/**
 * Runs the statements of an import, counts what they change and hands what they overwrite to the audit log (K7). What
 * they create is audited as a whole, by the import: its rows say themselves where they came from.
 */
export class ChangeLog {
  readonly counts = noCounts();

  constructor(private readonly open: Transaction) {}

  async write(
    kind: RosterKind,
    subject: string,
    statement: Statement,
    values: readonly unknown[],
  ): Promise<void> {
    const rows = await this.open.query<ChangedRow>(statement, values);
    for (const row of rows) {
      this.counts[kind][row.created ? 'created' : 'updated'] += 1;
      if (!row.created) this.audit(subject, row);
    }
  }

  /** `subject` is null for what is gone for good, of which there is nothing left to say. */
  async end(
    kind: RosterKind,
    subject: string | null,
    statement: Statement,
    values: readonly unknown[],
  ): Promise<void> {
    const rows = await this.open.query<ChangedRow>(statement, values);
    this.counts[kind].ended += rows.length;
    if (subject) for (const row of rows) this.audit(subject, row);
  }

  async add(kind: RosterKind, statement: Statement, values: readonly unknown[]): Promise<void> {
    this.counts[kind].created += (await this.open.query(statement, values)).length;
  }

  /** What was wanted and neither had to be created nor updated was as it should be. Asked last. */
  async countUnchanged(statement: Statement): Promise<void> {
    const rows = await this.open.query<{ kind: RosterKind | null; wanted: number }>(statement);
    for (const { kind, wanted } of rows) {
      if (!kind) continue;
      const { created, updated } = this.counts[kind];
      this.counts[kind].unchanged = wanted - created - updated;
    }
  }

  async countEnded(statement: Statement): Promise<void> {
    const rows = await this.open.query<{ kind: RosterKind; ended: number }>(statement);
    for (const { kind, ended } of rows) this.counts[kind].ended += ended;
  }

  async countSchool(statement: Statement, values: readonly unknown[]): Promise<void> {
    const rows = await this.open.query<{ change: Change }>(statement, values);
    for (const { change } of rows) this.counts.schools[change] += 1;
  }

  private audit(subject: string, { id, before, after }: ChangedRow): void {
    this.open.changes.push({
      id: newId(),
      action: 'update',
      subject_type: subject,
      subject_id: id,
      before,
      after,
    });
  }
}
