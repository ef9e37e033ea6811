import type { Actor } from '../../kernel/actor.js';
import { AggregateRoot } from '../../kernel/aggregate-root.js';
import { newId } from '../../kernel/id.js';
import { addDays, type LocalDate } from '../../kernel/local-date.js';
import { checkCode } from './absence-code.js';
import type { ExpectedAbsence } from './absence-effects.js';
import type { AbsenceCode, AbsenceDetails, AbsenceKind, AbsenceState, DayPart } from './absence.words.js';
import {
  AbsenceApproved,
  AbsenceChanged,
  AbsenceDeclined,
  AbsenceRequested,
  AbsenceWithdrawn,
  ExpectationsChanged,
} from './absence.events.js';
import {
  AbsenceCodeNotUsable,
  AbsenceDatesInvalid,
  AbsenceHasBegun,
  AbsenceNotIn,
} from './absence.errors.js';

/** An absence is asked for by the school year; whoever is away for longer has left. */
const MOST_DAYS = 400;

/** A student's absence that is known: planned ahead, or explained afterwards. The office decides about it. */
export class Absence extends AggregateRoot {
  readonly id!: string;
  readonly schoolId!: string;
  readonly studentId!: string;
  readonly kind!: AbsenceKind;
  readonly requestedAt!: Date;
  readonly requestedBy!: string | null;
  readonly version!: number;
  private state!: AbsenceState;
  private startsOn!: LocalDate;
  private endsOn!: LocalDate;
  private parts!: DayPart[] | null;
  private code!: string | null;
  private reason!: string;
  private note!: string | null;
  private decidedAt!: Date | null;
  private decidedBy!: string | null;
  private decisionNote!: string | null;

  /**
   * Recorded by whoever decides about absences and names the code, it is approved at once.
   * @param at the instant and the school's date then, and what the school knows of the code, if one is given
   */
  static ask(
    studentId: string,
    details: AbsenceDetails,
    by: Actor,
    at: { now: Date; today: LocalDate; code: AbsenceCode | null },
  ): Absence {
    if (details.code !== null) checkCode(details.code, at.code, decides(by));
    const kind: AbsenceKind = details.endsOn < at.today ? 'note' : 'planned';
    const absence = new Absence();
    Object.assign(absence, details, {
      id: newId(),
      schoolId: by.schoolId!,
      studentId,
      kind,
      version: 1,
      requestedAt: at.now,
      requestedBy: by.personId,
      state: 'requested' satisfies AbsenceState,
      decidedAt: null,
      decidedBy: null,
      decisionNote: null,
    });
    absence.checkDates();
    if (decides(by) && details.code !== null)
      absence.approve({ code: null, decisionNote: null }, at.code, by, at.now);
    else absence.record(new AbsenceRequested(absence.id, absence.facts(by)));
    return absence;
  }

  /** @param known what the school knows of the code that is given now or else was asked for, if it gives that today */
  approve(
    given: { readonly code: string | null; readonly decisionNote: string | null },
    known: AbsenceCode | null,
    by: Actor,
    now: Date,
  ): void {
    this.expect('requested');
    const code = given.code ?? this.code;
    if (code === null) throw new AbsenceCodeNotUsable('is needed, because none was asked for');
    checkCode(code, known, true);
    this.code = code;
    this.decide('approved', given.decisionNote, by, now);
    this.record(new AbsenceApproved(this.id, this.facts(by)));
  }

  decline(decisionNote: string, by: Actor, now: Date): void {
    this.expect('requested');
    this.decide('declined', decisionNote, by, now);
    this.record(new AbsenceDeclined(this.id, this.facts(by)));
  }

  /** Those who asked change what is not decided yet; the office also what it has approved. */
  change(changes: Partial<AbsenceDetails>, known: AbsenceCode | null, by: Actor): void {
    this.expect(...(decides(by) ? (['requested', 'approved'] as const) : (['requested'] as const)));
    if (changes.code) checkCode(changes.code, known, decides(by));
    Object.assign(this, changes);
    this.checkDates();
    if (this.isApproved() && this.code === null)
      throw new AbsenceCodeNotUsable('is needed, because it is approved');
    this.record(new AbsenceChanged(this.id, { ...this.facts(by), approved: this.isApproved() }));
  }

  /** Those who asked take back what is approved until it begins; the office at any time. */
  withdraw(by: Actor, today: LocalDate): void {
    this.expect('requested', 'approved');
    const wasApproved = this.isApproved();
    if (wasApproved && !decides(by) && this.startsOn <= today) throw new AbsenceHasBegun();
    this.state = 'withdrawn';
    this.record(new AbsenceWithdrawn(this.id, { ...this.facts(by), wasApproved }));
  }

  isApproved(): boolean {
    return this.state === 'approved';
  }

  /** When it is, and what it says of the student. */
  extent() {
    const { startsOn, endsOn, parts, code } = this;
    return { startsOn, endsOn, parts, code };
  }

  /** Its days, and those of a former extent. */
  daysSince(former: { readonly startsOn: LocalDate; readonly endsOn: LocalDate } = this.extent()) {
    const { startsOn, endsOn } = this;
    const first = former.startsOn < startsOn ? former.startsOn : startsOn;
    return { first, last: former.endsOn > endsOn ? former.endsOn : endsOn };
  }

  /** Tells of registers that are not taken yet: by which absence the student is expected to be away, if by any. */
  tellExpectations(
    awaited: readonly {
      readonly registerId: string;
      readonly expected: Pick<ExpectedAbsence, 'code' | 'given'> | null;
    }[],
  ): void {
    if (awaited.length === 0) return;
    const registers = awaited.map(({ registerId, expected }) => ({
      registerId,
      code: expected?.given ? expected.code : null,
    }));
    this.record(new ExpectationsChanged(this.id, { studentId: this.studentId, registers }));
  }

  private decide(state: AbsenceState, decisionNote: string | null, by: Actor, now: Date): void {
    Object.assign(this, { state, decisionNote, decidedAt: now, decidedBy: by.personId });
  }

  private expect(...allowed: AbsenceState[]): void {
    if (!allowed.includes(this.state)) throw new AbsenceNotIn(this.state, allowed);
  }

  private checkDates(): void {
    if (this.endsOn < this.startsOn) throw new AbsenceDatesInvalid('must not be before startsOn');
    if (this.endsOn >= addDays(this.startsOn, MOST_DAYS))
      throw new AbsenceDatesInvalid(`must be within ${MOST_DAYS} days of startsOn`);
  }

  private facts(by: Actor) {
    const { studentId, kind, startsOn, endsOn, code, requestedBy } = this;
    const wholeDays = this.parts === null;
    return { studentId, kind, startsOn, endsOn, wholeDays, code, requestedBy, by: by.personId };
  }
}

export function decides(by: Actor): boolean {
  return by.reach('attendance.absence.decide') === 'all';
}
