import type { LocalDate } from '#domain/kernel/local-date';
import type { SheetState, StandingMark } from '#domain/attendance/marking.words';
import type { Pipeline, Together } from '#platform/persistence/pipeline';
import type { Statement } from '#platform/persistence/statement';
import { forMarking, forMarkingOnKnownDate } from './mark-statements.js';

/** A register to be opened at some students, by whom. */
interface Look {
  readonly registerId: string;
  /** When it is known. */
  readonly date: LocalDate | undefined;
  readonly personId: string | null;
  readonly students: readonly string[];
  readonly codes: readonly string[];
}

export type SheetRow = Omit<SheetState, 'rostered' | 'marks'> & { rostered: string[]; marks: StandingMark[] };

/** What changes on one register. */
interface ChangedSheet {
  readonly schoolId: string;
  readonly registerId: string;
  readonly date: LocalDate;
  readonly at: Date;
  readonly by: string | null;
  readonly requestId: string | null;
  readonly changes: readonly object[];
}

/** Opens registers for marking: one statement for all that lie on a day. */
export const look: Together<Look, SheetRow | undefined> = {
  writes: false,
  async answer(looks, open) {
    const placed = looks.map((each, place) => ({ ...each, place }));
    const days = [...Map.groupBy(placed, ({ date }) => date)];
    const found = await Promise.all(days.map(([date, wanted]) => registersOn(open, date, wanted)));
    const rows = new Map(found.flat().map(({ place, ...row }) => [place, row]));
    return looks.map((_, place) => rows.get(place));
  },
};

function registersOn(open: Pipeline, date: LocalDate | undefined, wanted: readonly Look[]) {
  const statement = date ? forMarkingOnKnownDate : forMarking;
  const given = [JSON.stringify(wanted), ...(date ? [date] : [])];
  return open.query<SheetRow & { place: number }>(statement, given);
}

/** Stores the changes of one layer by one statement for all registers. Answers whose mark was stored. */
export const savingBy = (statement: Statement): Together<ChangedSheet, ReadonlySet<string>> => ({
  writes: true,
  async answer(sheets, open) {
    const given = [sheets[0]!.schoolId, JSON.stringify(sheets)];
    const written = await open.query<{ registerId: string; studentId: string }>(statement, given);
    const stored = Map.groupBy(written, ({ registerId }) => registerId);
    return sheets.map(
      ({ registerId }) => new Set((stored.get(registerId) ?? []).map(({ studentId }) => studentId)),
    );
  },
});
