import type { LocalDate } from '#domain/kernel/local-date';
import { RegisterNotFound } from '#domain/attendance/register.errors';
import { MarkingSheet } from '#domain/attendance/marking-sheet';
import type { MarkChange, StandingMark, WantedOverride } from '#domain/attendance/marking.words';
import type { MarkingSheetRepository } from '#domain/attendance/marking-sheet.repository';
import { requestContext } from '#platform/context/request-context';
import { transaction } from '#platform/persistence/transaction';
import { saveOffice, saveTeacher, standing } from './mark-statements.js';
import { look, savingBy } from './marking-together.js';

/** More registers than are marked in a day; the oldest are forgotten. */
const DATES_KEPT = 10_000;

const saving = { teacher: savingBy(saveTeacher), office: savingBy(saveOffice) };

export class SqlMarkingSheetRepository implements MarkingSheetRepository {
  /** Of registers that were marked here before: a register keeps its date for ever. */
  private readonly dates = new Map<string, LocalDate>();

  async forMarking(
    registerId: string,
    wanted: readonly Pick<WantedOverride, 'studentId' | 'code'>[],
  ): Promise<MarkingSheet> {
    const date = this.dates.get(registerId);
    const students = wanted.map(({ studentId }) => studentId);
    const codes = [...new Set(wanted.flatMap(({ code }) => code ?? []))];
    const { personId } = transaction().actor;
    const row = await transaction().together(look, { registerId, date, personId, students, codes });
    if (!row) throw new RegisterNotFound();
    if (!date) this.remember(registerId, row.date);
    const marks = new Map(row.marks.map((mark) => [mark.studentId, mark]));
    const sheet = new MarkingSheet({ ...row, rostered: new Set(row.rostered), marks });
    transaction().track(sheet);
    return sheet;
  }

  async save(
    { schoolId, registerId, date }: MarkingSheet,
    changes: readonly MarkChange[],
    by: string | null,
    at: Date,
  ): Promise<StandingMark[]> {
    const [first] = changes;
    if (!first) return [];
    const requestId = requestContext()?.requestId ?? null;
    const sheet = { schoolId, registerId, date, at, by, requestId, changes: changes.map(rowOf) };
    const stored = await transaction().together(saving[first.layer], sheet);
    if (stored.size === changes.length) return [];
    const lost = changes.map(({ studentId }) => studentId).filter((id) => !stored.has(id));
    const rows = await transaction().query<{ mark: StandingMark }>(standing, [
      schoolId,
      registerId,
      date,
      lost,
    ]);
    return rows.map(({ mark }) => mark);
  }

  private remember(registerId: string, date: LocalDate): void {
    if (this.dates.size >= DATES_KEPT) this.dates.delete(this.dates.keys().next().value!);
    this.dates.set(registerId, date);
  }
}

function rowOf(change: MarkChange): object {
  const { studentId, version, layer, reason } = change;
  return { ...change[layer], studentId, version, revisionReason: reason };
}
