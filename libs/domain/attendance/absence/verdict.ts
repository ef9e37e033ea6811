import { whereabouts } from '../front-desk/whereabouts.js';
import { plainCode, type CodeChoice } from '../plain-codes.js';
import type { WantedOn } from '../sheet-stack.js';
import type { KnownOfStudent, SaidOfStudent, SchoolCodes } from './absence-effects.js';
import type { AbsenceKind } from './absence.words.js';

/** What the office should say of a student on a register. */
interface Statement {
  readonly code: string;
  readonly minutesLate: number | null;
  readonly minutesEarly: number | null;
  readonly reason: string;
  readonly absenceId: string | null;
}

export interface Verdict {
  readonly wanted: WantedOn;
  /** The absence that explains it, if one does. */
  readonly absenceId: string | null;
}

/** What stands in the register's history. Why the student was away is told to those who may read the absence. */
const OF_ABSENCE: Readonly<Record<AbsenceKind, string>> = {
  planned: 'A planned absence',
  note: 'Explained by a note',
};
const OF_DESK = 'By the book of the front desk';
const NO_LONGER = 'What was known has changed';

/**
 * On a register that is being submitted: the office says what is known where the teacher has said nothing or less. What it
 * has said by hand stays.
 */
export function uponSubmission(known: KnownOfStudent, school: SchoolCodes): Verdict | undefined {
  return known.mark?.office && !known.ours ? undefined : afterwards(known, school);
}

/**
 * On a register that was submitted before something became known, or became otherwise. What was made of what is known
 * follows it; taken back, it leaves what the office had said by hand before, or the teacher; over nothing an absence that
 * nobody has explained, for the register was taken without the student (A8).
 */
export function afterwards(known: KnownOfStudent, school: SchoolCodes): Verdict | undefined {
  const statement = statementOn(known, school) ?? (known.ours ? whatIsLeft(known, school) : undefined);
  if (statement === undefined) return undefined;
  const { mark, registerId, studentId } = known;
  const at = { registerId, studentId, baseVersion: mark?.version ?? 0 };
  if (statement === null) return { wanted: { ...at, code: null, reason: NO_LONGER }, absenceId: null };
  const { absenceId, ...value } = statement;
  if (known.ours && sameAs(mark?.office ?? null, value)) return undefined;
  return { wanted: { ...at, ...value }, absenceId };
}

function whatIsLeft(
  { mark, byHand }: KnownOfStudent,
  { unexplainedCode, codes }: SchoolCodes,
): Statement | null | undefined {
  const stands = byHand && codes.find(({ code }) => code === byHand.code);
  if (stands) return { ...asGivenToday(byHand, stands), reason: byHand.reason ?? NO_LONGER, absenceId: null };
  if (mark?.teacher) return null;
  return unexplainedCode === null ? undefined : absent(unexplainedCode, NO_LONGER, null);
}

/** What was said once, without the minutes that do not go with what its code means today. */
function asGivenToday<T extends Value>(said: T, { late, presence }: CodeChoice): T {
  const minutesLate = late ? said.minutesLate : null;
  return { ...said, minutesLate, minutesEarly: presence === 0 ? null : said.minutesEarly };
}

/** Undefined where nothing is known, or somebody has said it, or more. */
function statementOn(known: KnownOfStudent, school: SchoolCodes): Statement | undefined {
  const where = whereabouts(known.movements, known);
  if (where.is === 'here') return undefined;
  if (where.is === 'partly here') return partlyHere(known, where, school);
  if (known.said && !known.said.unexplained) return undefined;
  const { expected } = known;
  if (where.is === 'away' && where.code !== null && maySay(where.code, known, school))
    return absent(where.code, OF_DESK, null);
  if (expected && maySay(expected.code, known, school))
    return absent(expected.code, OF_ABSENCE[expected.kind], expected.absenceId);
  const unknownReason = where.is === 'away' && !known.said ? school.unexplainedCode : null;
  return unknownReason === null ? undefined : absent(unknownReason, OF_DESK, null);
}

/** A code that the school has retired since is not given any more; where it was, it stays (A2). */
function maySay(code: string, { ours, mark }: KnownOfStudent, { codes }: SchoolCodes): boolean {
  return codes.some((one) => one.code === code) || (ours && mark?.office?.code === code);
}

/** Who came late or left early was here for the rest: the teacher's own minutes count before those of the desk (A9). */
function partlyHere(
  known: KnownOfStudent,
  minutes: { readonly minutesLate: number | null; readonly minutesEarly: number | null },
  school: SchoolCodes,
): Statement | undefined {
  const { said } = known;
  if (said && said.presence === 0 && !(said.unexplained && minutes.minutesLate !== null)) return undefined;
  const teachersLate = said?.late && said.presence > 0 ? said.minutesLate : null;
  const minutesLate = teachersLate ?? minutes.minutesLate;
  const late = minutesLate !== null || (said !== null && said.presence > 0 && said.late);
  const code = codeFor(said, late, known, school);
  if (code === undefined) return undefined;
  const session = Math.floor((known.endsAt.getTime() - known.startsAt.getTime()) / 60_000);
  const early = said?.minutesEarly ?? minutes.minutesEarly;
  const minutesEarly = early === null ? null : Math.min(early, session - (minutesLate ?? 0)) || null;
  const statement = { code, minutesLate, minutesEarly, reason: OF_DESK, absenceId: null };
  return said && sameAs(said, statement) ? undefined : statement;
}

/** The code that stands, as long as it says what is to be said, and means it today as well. */
function codeFor(
  said: SaidOfStudent | null,
  late: boolean,
  session: KnownOfStudent,
  school: SchoolCodes,
): string | undefined {
  if (!said || said.presence === 0 || said.late !== late) return plainCode(school, session, late);
  const meant = school.codes.find(({ code }) => code === said.code);
  return meant && meant.late === late && meant.presence > 0 ? said.code : undefined;
}

function absent(code: string, reason: string, absenceId: string | null): Statement {
  return { code, minutesLate: null, minutesEarly: null, reason, absenceId };
}

type Value = Pick<Statement, 'code' | 'minutesLate' | 'minutesEarly'>;

function sameAs(one: Value | null, other: Value): boolean {
  if (one?.code !== other.code) return false;
  return one.minutesLate === other.minutesLate && one.minutesEarly === other.minutesEarly;
}

/** Whether a register shows what is known, because it is not taken yet. */
export function isAwaited({ state }: Pick<KnownOfStudent, 'state'>): boolean {
  return state === 'scheduled' || state === 'open';
}
