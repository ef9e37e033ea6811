import type { Actor } from '../kernel/actor.js';
import { AggregateRoot } from '../kernel/aggregate-root.js';
import { dateIn, type LocalDate } from '../kernel/local-date.js';
import type { Permission } from '../kernel/permissions.js';
import { MarksRecorded } from './attendance.events.js';
import { codeFault } from './code-fault.js';
import { conflictsOf, layerValue, recordedMark, unmarked } from './mark-facts.js';
import {
  CodeNotUsable,
  MarkConflict,
  MarkWouldBeMissing,
  NotOnTheRegister,
  ReasonRequired,
  RegisterInTheFuture,
  RegisterIsLocked,
  RegisterNotAmendable,
  RegisterNotFound,
  RegisterNotOpen,
} from './register.errors.js';
import { isTaken, type RegisterState } from './register.words.js';
import {
  effectiveOf,
  shownMark,
  type Layer,
  type MarkChange,
  type SheetState,
  type ShownMark,
  type StandingMark,
  type WantedMark,
  type WantedOverride,
} from './marking.words.js';

/**
 * A register, opened at the students who are being marked: the rules of marking, for one mark or a whole class. Every
 * change of a mark goes through it: the teacher's, the amendment after submission and the office's override.
 */
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

  get state(): RegisterState {
    return this.at.state;
  }

  /**
   * Decides which marks change. A mark that says what stands already changes nothing, whatever version it was based on;
   * any other is a conflict unless it was based on the version that stands.
   */
  mark(wanted: readonly WantedMark[], by: Actor, now: Date): MarkChange[] {
    this.admit(by, 'attendance.register.mark', now);
    return this.checkIn(wanted, by, now);
  }

  /** What a student says by the code shown in the room stands as the teacher's, until the teacher says otherwise. */
  checkIn(wanted: readonly WantedMark[], by: Actor, now: Date): MarkChange[] {
    if (this.at.state !== 'open') throw new RegisterNotOpen(this.at.state);
    return this.change('teacher', wanted, by, now);
  }

  /** A2: what the teacher says of a submitted register is changed with a reason. */
  amend(wanted: readonly WantedMark[], by: Actor, now: Date): MarkChange[] {
    this.admit(by, 'attendance.register.amend', now);
    if (!isTaken(this.at.state)) throw new RegisterNotAmendable(this.at.state);
    return this.change('teacher', wanted, by, now);
  }

  /** A7: what the office says lies over what the teacher says, from the morning on, and can be withdrawn. */
  override(wanted: readonly WantedOverride[], by: Actor, now: Date): MarkChange[] {
    this.admit(by, 'attendance.register.override', now);
    const states: readonly RegisterState[] = ['scheduled', 'open', 'submitted', 'reopened'];
    if (!states.includes(this.at.state)) throw new RegisterNotAmendable(this.at.state);
    return this.change('office', wanted, by, now);
  }

  /** Another sheet to try marks on, perhaps as if the register were open: what happens to it is told to nobody. */
  trial(opened: boolean): MarkingSheet {
    return new MarkingSheet(opened ? { ...this.at, state: 'open' } : this.at);
  }

  /** The layer of a code for those who may use both. */
  layerOf(code: string): Layer {
    return this.codeOf(code)?.officeOnly ? 'office' : 'teacher';
  }

  /** Whether this can be a mark of the teacher's at all. @throws NotOnTheRegister, CodeNotUsable, ReasonRequired */
  check(wanted: WantedMark): void {
    this.checkStudents([wanted]);
    this.checkCodes('teacher', [wanted], [wanted]);
    if (!wanted.reason && this.codeOf(wanted.code)?.requiresReason) throw new ReasonRequired([0]);
  }

  /** Somebody was faster between look and write: this must not stand, but it may be what was wanted. @throws to look again */
  refuseWhereOvertaken(wanted: readonly WantedOverride[], faster: readonly StandingMark[]): void {
    if (faster.length === 0) return;
    const standing = new Map(faster.map((mark) => [mark.studentId, mark]));
    const lost = wanted.filter(({ studentId }) => standing.has(studentId));
    throw new MarkConflict(conflictsOf(lost, standing), true);
  }

  /** The marks of the wanted students after the changes. */
  standing(wanted: readonly WantedOverride[], changes: readonly MarkChange[]): ShownMark[] {
    const changed = new Map(changes.map((mark) => [mark.studentId, mark]));
    return wanted.map(({ studentId }) =>
      shownMark(changed.get(studentId) ?? this.at.marks.get(studentId) ?? unmarked(studentId)),
    );
  }

  private admit(by: Actor, permission: Permission, now: Date): void {
    const { state, date, timeZone, teaches } = this.at;
    if (by.reach(permission) === 'own' && !teaches) throw new RegisterNotFound();
    if (state === 'locked') throw new RegisterIsLocked();
    if (date > dateIn(timeZone, now)) throw new RegisterInTheFuture(date);
  }

  private change(layer: Layer, wanted: readonly WantedOverride[], by: Actor, now: Date): MarkChange[] {
    this.checkStudents(wanted);
    const open = wanted.filter((mark) => !this.standsAlready(layer, mark));
    this.checkCodes(layer, wanted, open);
    this.checkReasons(wanted, open);
    const standing = (mark: WantedOverride) => this.at.marks.get(mark.studentId)?.version ?? 0;
    const stale = open.filter((mark) => mark.baseVersion !== standing(mark));
    if (stale.length > 0) throw new MarkConflict(conflictsOf(stale, this.at.marks));
    const changes = open.map((mark) => this.changeTo(layer, mark));
    this.checkComplete(changes);
    if (changes.length > 0) this.recordChanges(layer, changes, by, now);
    return changes;
  }

  private checkStudents(wanted: readonly WantedOverride[]): void {
    const strangers = wanted.flatMap(({ studentId }, i) => (this.at.rostered.has(studentId) ? [] : [i]));
    if (strangers.length > 0) throw new NotOnTheRegister(strangers);
  }

  private standsAlready(layer: Layer, wanted: WantedOverride): boolean {
    const standing = this.at.marks.get(wanted.studentId)?.[layer] ?? null;
    if (!standing || wanted.code === null) return standing === null && wanted.code === null;
    const { code, minutesLate = null, minutesEarly = null, reason = null } = wanted;
    const same = standing.minutesLate === minutesLate && standing.minutesEarly === minutesEarly;
    return standing.code === code && same && (reason === null || standing.reason === reason);
  }

  private checkCodes(layer: Layer, wanted: readonly WantedOverride[], open: readonly WantedOverride[]): void {
    const faults = open.flatMap((mark) => {
      const { code } = mark;
      const fault = code && codeFault({ ...mark, code }, this.codeOf(code), layer, this.at.sessionMinutes);
      return fault ? [{ position: wanted.indexOf(mark), ...fault }] : [];
    });
    if (faults.length > 0) throw new CodeNotUsable(faults);
  }

  /** A2: after submission whatever changes has a reason; some codes have one always. */
  private checkReasons(wanted: readonly WantedOverride[], open: readonly WantedOverride[]): void {
    const unexplained = open.filter(({ reason }) => !reason);
    const lacking = isTaken(this.at.state)
      ? unexplained
      : unexplained.filter(({ code }) => code !== null && this.codeOf(code)?.requiresReason);
    if (lacking.length > 0) throw new ReasonRequired(lacking.map((mark) => wanted.indexOf(mark)));
  }

  /** A8: nothing withdrawn may leave a hole in a submitted register. */
  private checkComplete(changes: readonly MarkChange[]): void {
    const holes = changes.filter((mark) => effectiveOf(mark) === null);
    if (holes.length > 0 && isTaken(this.at.state))
      throw new MarkWouldBeMissing(holes.map(({ studentId }) => studentId));
  }

  private codeOf(code: string) {
    return this.at.codes.find((known) => known.code === code);
  }

  private changeTo(layer: Layer, wanted: WantedOverride): MarkChange {
    const before = this.at.marks.get(wanted.studentId) ?? unmarked(wanted.studentId);
    const { code } = wanted;
    const value = code === null ? null : layerValue({ ...wanted, code }, this.codeOf(code)!.version);
    const former = effectiveOf(before);
    const reason = wanted.reason ?? null;
    return { ...before, version: before.version + 1, [layer]: value, layer, reason, former };
  }

  private recordChanges(layer: Layer, changes: readonly MarkChange[], by: Actor, now: Date): void {
    const { date, sectionId, registerId, state } = this.at;
    const facts = { date, sectionId, layer, afterSubmission: isTaken(state) };
    const marks = changes.map(recordedMark);
    const said = { markedBy: by.personId, markedAt: now.toISOString() };
    this.record(new MarksRecorded(registerId, { ...facts, ...said, marks }));
  }
}
