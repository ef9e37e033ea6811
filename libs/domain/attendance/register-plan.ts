import { AggregateRoot } from '../kernel/aggregate-root.js';
import type { LocalDate } from '../kernel/local-date.js';
import { RegistersGenerated } from './attendance.events.js';
import { Register } from './register.js';
import type { Slot, Student } from './register.words.js';

/** What bringing the registers of a day in line has changed. */
export interface Alignment {
  /** Registers that were new, or are wanted again. */
  readonly added: number;
  /** Registers that nobody had opened and that have another time or name now. */
  readonly changed: number;
  /** Registers that nobody had opened and that the timetable no longer has. */
  readonly cancelled: number;
  /** Students who came onto a register, left one, or go by another name. */
  readonly entries: number;
}

/** The registers that a school's day should have, and who should be on them, as timetable and roster say now. */
export class RegisterPlan extends AggregateRoot {
  /** One for each slot; those that stand already keep their identity. */
  readonly registers: readonly Register[];

  constructor(
    readonly schoolId: string,
    timeZone: string,
    readonly date: LocalDate,
    slots: readonly Slot[],
    /** By section. */
    readonly students: ReadonlyMap<string, readonly Student[]>,
  ) {
    super();
    this.registers = slots.map((slot) => Register.schedule(schoolId, timeZone, date, slot));
  }

  /** Tells the boards when there is something to tell. */
  carriedOut(alignment: Alignment): void {
    const { added, changed, cancelled, entries } = alignment;
    if (added + changed + cancelled + entries === 0) return;
    this.record(new RegistersGenerated(this.schoolId, { date: this.date, ...alignment }));
  }
}
