import { DomainEvent } from '../../kernel/domain-event.js';
import type { LocalDate } from '../../kernel/local-date.js';
import type { RegisterState } from '../register.words.js';

export interface OverdueFacts {
  readonly registerId: string;
  readonly sectionId: string;
  readonly title: string;
  readonly periodName: string;
  /** ISO 8601, as are the others. */
  readonly startsAt: string;
  readonly endsAt: string;
  readonly overdueSince: string;
  readonly state: RegisterState;
  readonly teachers: readonly { readonly rosterPersonId: string; readonly displayName: string }[];
}

/** The time was up for registers that nobody has submitted. */
export class RegistersOverdue extends DomainEvent<{
  readonly date: LocalDate;
  readonly registers: readonly OverdueFacts[];
}> {
  static override readonly type = 'attendance.registers_overdue';
}
