import type { LocalDate } from '#domain/kernel/local-date';
import { RegisterNotFound } from '#domain/attendance/register.errors';
import { MarkingSheet } from '#domain/attendance/marking-sheet';
import type { MarkChange, SheetState, StandingMark, WantedOverride } from '#domain/attendance/marking.words';
import type { MarkingSheetRepository } from '#domain/attendance/marking-sheet.repository';
import { requestContext } from '#platform/context/request-context';
import { transaction } from '#platform/persistence/transaction';
import { forMarking, forMarkingOnKnownDate, saveOffice, saveTeacher, standing } from './mark-statements.js';

type SheetRow = Omit<SheetState, 'rostered' | 'marks'> & { rostered: string[]; marks: StandingMark[] };

/** More registers than are marked in a day; the oldest are forgotten. */
const DATES_KEPT = 10_000;

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
    const given = [registerId, students, codes, ...(date ? [date] : [])];
    const statement = date ? forMarkingOnKnownDate : forMarking;
    const [row] = await transaction().query<SheetRow>(statement, given);
    if (!row) throw new RegisterNotFound();
    if (!date) this.remember(registerId, row.date);
    const marks = new Map(row.marks.map((mark) => [mark.studentId, mark]));
    const sheet = new MarkingSheet({ ...row, rostered: new Set(row.rostered), marks });
    transaction().track(sheet);
    return sheet;
  }

  async save(
    sheet: MarkingSheet,
    changes: readonly MarkChange[],
    by: string | null,
    at: Date,
  ): Promise<StandingMark[]> {
    const [first] = changes;
    if (!first) return [];
    const register = [sheet.schoolId, sheet.registerId, sheet.date];
    const given = JSON.stringify(changes.map(rowOf));
    const values = [...register, at, by, given, requestContext()?.requestId ?? null];
    const statement = first.layer === 'teacher' ? saveTeacher : saveOffice;
    const written = await transaction().query<{ studentId: string }>(statement, values);
    if (written.length === changes.length) return [];
    const stored = new Set(written.map(({ studentId }) => studentId));
    const lost = changes.map(({ studentId }) => studentId).filter((id) => !stored.has(id));
    const rows = await transaction().query<{ mark: StandingMark }>(standing, [...register, lost]);
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
