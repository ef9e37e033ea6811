import type { Actor } from '../kernel/actor.js';
import { AggregateRoot } from '../kernel/aggregate-root.js';
import { newId } from '../kernel/id.js';
import { dateIn, type LocalDate } from '../kernel/local-date.js';
import { sessionOf } from './session.js';
import type { RegisterState, Slot, UnmarkedStudent } from './register.words.js';
import { RegisterOpened, RegisterSubmitted } from './attendance.events.js';
import {
  RegisterIncomplete,
  RegisterInTheFuture,
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
  private openedAt!: Date | null;
  private openedBy!: string | null;
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
    });
  }

  open(by: Actor, now: Date): void {
    if (this.state !== 'scheduled') throw new RegisterNotScheduled(this.state);
    if (this.date > dateIn(this.timeZone, now)) throw new RegisterInTheFuture(this.date);
    Object.assign(this, { state: 'open' satisfies RegisterState, openedAt: now, openedBy: by.personId });
    this.record(new RegisterOpened(this.id, { ...this.facts(), by: by.personId }));
  }

  /** A8: complete, or a list of who is missing. */
  submit(by: Actor, now: Date, unmarked: readonly UnmarkedStudent[]): void {
    if (this.state !== 'open') throw new RegisterNotOpen(this.state);
    if (unmarked.length > 0) throw new RegisterIncomplete(unmarked);
    Object.assign(this, {
      state: 'submitted' satisfies RegisterState,
      submittedAt: now,
      submittedBy: by.personId,
    });
    this.record(new RegisterSubmitted(this.id, { ...this.facts(), by: by.personId }));
  }

  private facts() {
    return { date: this.date, sectionId: this.sectionId, title: this.title };
  }
}
