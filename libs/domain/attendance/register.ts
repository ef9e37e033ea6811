import type { Actor } from '../kernel/actor.js';
import { AggregateRoot } from '../kernel/aggregate-root.js';
import { newId } from '../kernel/id.js';
import { dateIn, type LocalDate } from '../kernel/local-date.js';
import { sessionOf } from './session.js';
import { NEXT_STATES, REGISTER_STATES } from './register.words.js';
import type { RegisterState, Slot, UnmarkedStudent } from './register.words.js';
import {
  RegisterCancelled,
  RegisterOpened,
  RegisterReinstated,
  RegisterReopened,
  RegisterSubmitted,
} from './attendance.events.js';
import {
  RegisterIncomplete,
  RegisterInTheFuture,
  RegisterIsLocked,
  RegisterNotIn,
  RegisterNotOpen,
  RegisterNotScheduled,
} from './register.errors.js';

/** The roll of one section in one period of one day. */
export class Register extends AggregateRoot {
  readonly id!: string;
  readonly schoolId!: string;
  readonly date!: LocalDate;
  readonly sectionId!: string;
  readonly periodId!: string;
  readonly title!: string;
  readonly periodName!: string;
  readonly timeZone!: string;
  readonly startsAt!: Date;
  readonly endsAt!: Date;
  readonly version!: number;
  private state!: RegisterState;
  /** Why it is in its state, where somebody had to say so. */
  private stateReason!: string | null;
  private openedAt!: Date | null;
  private openedBy!: string | null;
  /** Of the first submission: when the register was taken. */
  private submittedAt!: Date | null;
  private submittedBy!: string | null;

  static schedule(schoolId: string, timeZone: string, date: LocalDate, slot: Slot): Register {
    const { sectionId, title, periodId, periodName } = slot;
    const untouched = { openedAt: null, openedBy: null, submittedAt: null, submittedBy: null, version: 1 };
    return Object.assign(new Register(), untouched, {
      id: newId(),
      schoolId,
      date,
      sectionId,
      periodId,
      title,
      periodName,
      timeZone,
      ...sessionOf(timeZone, date, slot),
      state: 'scheduled' satisfies RegisterState,
      stateReason: null,
    });
  }

  /** A missed one is opened only by those who manage registers: it is taken late. */
  isOpenedBy(by: Actor): boolean {
    const late = this.state === 'missed' && by.reach('attendance.register.manage') === 'all';
    return this.state === 'scheduled' || late;
  }

  /** Opens it for marking. */
  open(by: Actor, now: Date): void {
    if (!this.isOpenedBy(by)) throw new RegisterNotScheduled(this.state);
    if (this.date > dateIn(this.timeZone, now)) throw new RegisterInTheFuture(this.date);
    this.become('open');
    Object.assign(this, { openedAt: now, openedBy: by.personId });
    this.record(new RegisterOpened(this.id, { ...this.facts(), by: by.personId }));
  }

  /** For what is done while students are marked. @throws RegisterNotOpen */
  assertOpen(): void {
    if (this.state !== 'open') throw new RegisterNotOpen(this.state);
  }

  /** A8: complete, or a list of who is missing. */
  submit(by: Actor, now: Date, unmarked: readonly UnmarkedStudent[]): void {
    const again = this.state === 'reopened';
    if (this.state !== 'open' && !again) throw new RegisterNotOpen(this.state);
    if (unmarked.length > 0) throw new RegisterIncomplete(unmarked);
    this.become('submitted');
    if (!again) Object.assign(this, { submittedAt: now, submittedBy: by.personId });
    this.record(new RegisterSubmitted(this.id, { ...this.facts(), by: by.personId, again }));
  }

  /** A5: the only way past the lock. */
  reopen(reason: string, by: Actor): void {
    this.become('reopened', reason);
    this.record(new RegisterReopened(this.id, { ...this.facts(), by: by.personId }));
  }

  /** The lesson does not take place, or did not. */
  cancel(reason: string, by: Actor): void {
    if (this.state === 'locked') throw new RegisterIsLocked();
    this.become('cancelled', reason);
    this.record(new RegisterCancelled(this.id, { ...this.facts(), by: by.personId }));
  }

  /** It takes place after all: it is again what it was. */
  reinstate(reason: string, by: Actor): 'scheduled' | 'open' | 'submitted' {
    if (this.state !== 'cancelled') throw new RegisterNotIn(this.state, ['cancelled']);
    const opened = this.openedAt === null ? 'scheduled' : 'open';
    const state = this.submittedAt === null ? opened : 'submitted';
    this.become(state, reason);
    this.record(new RegisterReinstated(this.id, { ...this.facts(), by: by.personId, state }));
    return state;
  }

  private become(next: RegisterState, reason: string | null = null): void {
    if (!NEXT_STATES[this.state].includes(next)) {
      const before = REGISTER_STATES.filter((state) => NEXT_STATES[state].includes(next));
      throw new RegisterNotIn(this.state, before);
    }
    this.state = next;
    this.stateReason = reason;
  }

  private facts() {
    return { date: this.date, sectionId: this.sectionId, title: this.title };
  }
}
