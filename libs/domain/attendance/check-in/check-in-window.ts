import type { Actor } from '../../kernel/actor.js';
import { AggregateRoot } from '../../kernel/aggregate-root.js';
import { newId } from '../../kernel/id.js';
import type { Register } from '../register.js';
import { CheckInEnded, CheckInOpened } from './check-in.events.js';

/** When a lesson is over already, those who take its register still need a moment (minutes). */
const AT_LEAST = 10;

/** While a teacher lets students check in on a register: to the end of the session, unless it is said otherwise. */
export class CheckInWindow extends AggregateRoot {
  readonly id!: string;
  readonly schoolId!: string;
  readonly date!: string;
  readonly registerId!: string;
  readonly openedAt!: Date;
  readonly openedBy!: string | null;
  readonly closesAt!: Date;
  readonly version!: number;
  private closedAt!: Date | null;
  private closedBy!: string | null;

  static open(register: Register, minutes: number | null, by: Actor, now: Date): CheckInWindow {
    register.assertOpen();
    const atLeast = new Date(now.getTime() + (minutes ?? AT_LEAST) * 60_000);
    const closesAt = minutes === null && register.endsAt > atLeast ? register.endsAt : atLeast;
    const { schoolId, date, id: registerId } = register;
    const window = new CheckInWindow();
    Object.assign(window, { id: newId(), schoolId, date, registerId, version: 1 });
    Object.assign(window, { openedAt: now, openedBy: by.personId, closesAt, closedAt: null, closedBy: null });
    window.record(new CheckInOpened(registerId, { date, closesAt: closesAt.toISOString(), by: by.personId }));
    return window;
  }

  isOver(now: Date): boolean {
    return now >= this.closesAt;
  }

  /** One that was over by its time ended then; nobody need be told. */
  close(by: Actor, now: Date): void {
    if (this.closedAt !== null) return;
    const over = this.isOver(now);
    Object.assign(this, { closedAt: over ? this.closesAt : now, closedBy: over ? null : by.personId });
    if (!over) this.record(new CheckInEnded(this.registerId, { date: this.date, by: by.personId }));
  }
}
