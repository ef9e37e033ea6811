import type { Actor } from '../kernel/actor.js';
import { AggregateRoot } from '../kernel/aggregate-root.js';
import { dateIn, type LocalDate } from '../kernel/local-date.js';
import { MarksRecorded } from './attendance.events.js';
import {
  CodeNotUsable,
  MarkConflict,
  NotOnTheRegister,
  RegisterInTheFuture,
  RegisterNotFound,
  RegisterNotOpen,
} from './register.errors.js';
import type {
  MarkChange,
  MarkConflictFact,
  SheetState,
  StandingMark,
  UsableCode,
  WantedMark,
} from './marking.words.js';

/** A register, opened at the students who are being marked: the rules of marking, for one mark or a whole class. */
export class MarkingSheet extends AggregateRoot {
  constructor(private readonly at: SheetState) {
    super();
  }

  get registerId(): string {
    return this.at.registerId;
  }

  get schoolId(): string {
    return this.at.schoolId;
  }

  get date(): LocalDate {
    return this.at.date;
  }

  /**
   * Decides which marks change. A mark that says what stands already changes nothing, whatever version it was based on;
   * any other is a conflict unless it was based on the version that stands.
   */
  mark(wanted: readonly WantedMark[], by: Actor, now: Date): MarkChange[] {
    this.admit(by, now);
    this.checkStudents(wanted);
    this.checkCodes(wanted, by.reach('attendance.register.manage') !== 'none');
    const open = wanted.filter((mark) => !this.standsAlready(mark));
    const stale = open.filter(({ studentId, baseVersion }) => baseVersion !== this.versionOf(studentId));
    if (stale.length > 0) throw new MarkConflict(stale.map((mark) => conflictOf(mark, this.at.marks)));
    const changes = open.map((mark) => this.changeTo(mark));
    if (changes.length > 0) this.recordChanges(changes, by, now);
    return changes;
  }

  /** Somebody was faster between our look and our write: what they marked stands, and this unit of work must not. */
  refuseWhereOvertaken(wanted: readonly WantedMark[], faster: readonly StandingMark[]): void {
    if (faster.length === 0) return;
    const standing = new Map(faster.map((mark) => [mark.studentId, mark]));
    const lost = wanted.filter(({ studentId }) => standing.has(studentId));
    throw new MarkConflict(lost.map((mark) => conflictOf(mark, standing)));
  }

  /** The marks of the wanted students after the changes. */
  standing(wanted: readonly WantedMark[], changes: readonly MarkChange[]): StandingMark[] {
    const now = new Map<string, StandingMark>([
      ...this.at.marks,
      ...changes.map((mark) => [mark.studentId, mark] as const),
    ]);
    return wanted.map(({ studentId }) => {
      const { code, minutesLate, version } = now.get(studentId)!;
      return { studentId, code, minutesLate, version };
    });
  }

  private admit(by: Actor, now: Date): void {
    const { state, date, timeZone, teaches } = this.at;
    if (by.reach('attendance.register.mark') === 'own' && !teaches) throw new RegisterNotFound();
    if (state !== 'open') throw new RegisterNotOpen(state);
    if (date > dateIn(timeZone, now)) throw new RegisterInTheFuture(date);
  }

  private checkStudents(wanted: readonly WantedMark[]): void {
    const strangers = wanted.flatMap(({ studentId }, i) => (this.at.rostered.has(studentId) ? [] : [i]));
    if (strangers.length > 0) throw new NotOnTheRegister(strangers);
  }

  private checkCodes(wanted: readonly WantedMark[], office: boolean): void {
    const codes = new Map(this.at.codes.map((code) => [code.code, code]));
    const faults = wanted.flatMap((mark, position) => {
      const fault = codeFault(mark, codes.get(mark.code), office, this.at.sessionMinutes);
      return fault ? [{ position, ...fault }] : [];
    });
    if (faults.length > 0) throw new CodeNotUsable(faults);
  }

  private standsAlready({ studentId, code, minutesLate }: WantedMark): boolean {
    const standing = this.at.marks.get(studentId);
    return standing?.code === code && standing.minutesLate === minutesLate;
  }

  private versionOf(studentId: string): number {
    return this.at.marks.get(studentId)?.version ?? 0;
  }

  private changeTo({ studentId, code, minutesLate }: WantedMark): MarkChange {
    const formerCode = this.at.marks.get(studentId)?.code ?? null;
    return { studentId, code, minutesLate, version: this.versionOf(studentId) + 1, formerCode };
  }

  private recordChanges(marks: readonly MarkChange[], by: Actor, now: Date): void {
    const { date, sectionId, registerId } = this.at;
    const markedAt = now.toISOString();
    this.record(new MarksRecorded(registerId, { date, sectionId, markedBy: by.personId, markedAt, marks }));
  }
}

function codeFault(mark: WantedMark, code: UsableCode | undefined, office: boolean, session: number) {
  if (!code) return { field: 'code', detail: 'is not a code of this school' };
  if (code.officeOnly && !office) return { field: 'code', detail: 'may be given by the office only' };
  if (mark.minutesLate === null) return undefined;
  if (!code.late) return { field: 'minutesLate', detail: `does not go with the code ${code.code}` };
  if (mark.minutesLate > session)
    return { field: 'minutesLate', detail: `is more than the ${session} minutes of the session` };
  return undefined;
}

function conflictOf(
  { studentId, code, minutesLate }: WantedMark,
  marks: ReadonlyMap<string, StandingMark>,
): MarkConflictFact {
  return { studentId, yours: { code, minutesLate }, theirs: marks.get(studentId) ?? null };
}
