import { DomainEvent } from '../../kernel/domain-event.js';
import type { DeskKind } from './desk.words.js';

/** Why is not told: it may be a matter of health. */
interface DeskFacts {
  readonly studentId: string;
  readonly date: string;
  readonly kind: DeskKind;
  /** ISO 8601: when the student came or went. */
  readonly at: string;
  readonly by: string | null;
  /** The registers of the student's day that are not taken yet. */
  readonly registers: readonly string[];
}

/** A student has signed in or out at the front desk. */
export class DeskEntryRecorded extends DomainEvent<DeskFacts> {
  static override readonly type = 'attendance.desk_entry_recorded';
}

/** It was a mistake. */
export class DeskEntryWithdrawn extends DomainEvent<DeskFacts> {
  static override readonly type = 'attendance.desk_entry_withdrawn';
}
