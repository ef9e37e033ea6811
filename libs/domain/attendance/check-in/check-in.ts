import { AggregateRoot } from '../../kernel/aggregate-root.js';
import { RegisterNotOpen } from '../register.errors.js';
import { isCurrent } from './check-in-code.js';
import {
  AlreadyMarkedAbsent,
  CheckInClosed,
  CheckInCodeExpired,
  CheckInElsewhere,
  NotYourRegister,
} from './check-in.errors.js';
import { StudentCheckedIn } from './check-in.events.js';
import type { Arrival, CheckInGround } from './check-in.words.js';

/** A student comes into the room and says so by the code that is shown there. */
export class CheckIn extends AggregateRoot {
  private constructor(
    private readonly ground: CheckInGround,
    readonly studentId: string,
    readonly arrivedAt: Date,
  ) {
    super();
  }

  /** The code is genuine; whether it still counts, and counts for this student, is decided here. */
  static at(ground: CheckInGround, step: number, now: Date): CheckIn {
    const { state, window, studentId, networkAllowed, standing, rules } = ground;
    if (studentId === null) throw new NotYourRegister();
    if (state !== 'open') throw new RegisterNotOpen(state);
    if (window.closed || now >= window.closesAt) throw new CheckInClosed();
    if (!isCurrent(step, now, rules.codeSeconds)) throw new CheckInCodeExpired();
    if (!networkAllowed) throw new CheckInElsewhere();
    if (standing.presence === 0) throw new AlreadyMarkedAbsent();
    return new CheckIn(ground, studentId, now);
  }

  get registerId(): string {
    return this.ground.registerId;
  }

  get date(): string {
    return this.ground.date;
  }

  get windowId(): string {
    return this.ground.window.id;
  }

  /** A9: whole minutes since the beginning, at most those of the session; null within the school's patience. */
  get minutesLate(): number | null {
    const { startsAt, endsAt, rules } = this.ground;
    const minutes = Math.floor((this.arrivedAt.getTime() - startsAt.getTime()) / 60_000);
    const session = Math.floor((endsAt.getTime() - startsAt.getTime()) / 60_000);
    return minutes > rules.lateAfterMinutes ? Math.min(minutes, session) : null;
  }

  /** Whoever is marked as present already stays so: the teacher has seen the student. */
  get needsMark(): boolean {
    return this.ground.standing.presence === null;
  }

  /** Said when it was the first of this student. */
  tell(): void {
    const { studentId, minutesLate, date } = this;
    const arrivedAt = this.arrivedAt.toISOString();
    this.record(new StudentCheckedIn(this.registerId, { date, studentId, arrivedAt, minutesLate }));
  }

  arrival(): Arrival {
    const { registerId, studentId, arrivedAt, minutesLate } = this;
    return { registerId, studentId, arrivedAt, minutesLate };
  }
}
