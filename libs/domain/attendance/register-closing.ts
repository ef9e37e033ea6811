import { AggregateRoot } from '../kernel/aggregate-root.js';
import type { LocalDate } from '../kernel/local-date.js';
import { RegisterLocked, RegisterMissed } from './attendance.events.js';

/** A register that time has moved on. */
export interface ClosedRegister {
  readonly registerId: string;
  readonly date: LocalDate;
  readonly sectionId: string;
  readonly title: string;
}

/** What time does to the registers of a school, all that are due at once. */
export class RegisterClosing extends AggregateRoot {
  private constructor(
    readonly state: 'locked' | 'missed',
    /** What has been due since then. */
    readonly until: Date,
  ) {
    super();
  }

  /** A5: those that have been submitted until then. */
  static lock(submittedUntil: Date): RegisterClosing {
    return new RegisterClosing('locked', submittedUntil);
  }

  /** Those whose day was over by then and that nobody has submitted; one that was opened late has that day for it. */
  static miss(overBy: Date): RegisterClosing {
    return new RegisterClosing('missed', overBy);
  }

  carriedOut(registers: readonly ClosedRegister[]): void {
    const Event = this.state === 'locked' ? RegisterLocked : RegisterMissed;
    for (const { registerId, ...facts } of registers) this.record(new Event(registerId, facts));
  }
}
