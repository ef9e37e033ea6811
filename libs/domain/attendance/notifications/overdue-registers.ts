import { AggregateRoot } from '../../kernel/aggregate-root.js';
import type { LocalDate } from '../../kernel/local-date.js';
import { token } from '../../kernel/token.js';
import type { ReminderAnchor } from './notification-choices.js';
import { RegistersOverdue, type OverdueFacts } from './overdue.events.js';
import type { Recipient, TellingSchool } from './notification.words.js';

/** A register that was due to be submitted and is not, with those who teach the lesson. */
export interface OverdueRegister extends OverdueFacts {
  readonly recipients: readonly Recipient[];
}

export interface OverdueDay {
  readonly date: LocalDate;
  readonly school: TellingSchool;
  readonly registers: readonly OverdueRegister[];
}

/** A look at the clock: which registers of the school's today have come to be overdue since the last one. */
export class OverdueLook extends AggregateRoot {
  constructor(
    private readonly schoolId: string,
    readonly now: Date,
    readonly anchor: ReminderAnchor,
    readonly minutes: number,
  ) {
    super();
  }

  /** Tells the wall when there is something to tell. */
  found({ date, registers }: OverdueDay): void {
    if (registers.length === 0) return;
    const facts = registers.map(({ recipients: _, ...register }) => register);
    this.record(new RegistersOverdue(this.schoolId, { date, registers: facts }));
  }
}

export interface OverdueRegisters {
  /** Notes those that are new; of two who look at once, one finds each. */
  note(look: OverdueLook): Promise<OverdueDay>;
}
export const OverdueRegisters = token<OverdueRegisters>('OverdueRegisters');
