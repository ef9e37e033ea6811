import { DomainEvent } from '../../kernel/domain-event.js';
import type { AbsenceKind } from './absence.words.js';

/** Dates are the school's. Why is not told: it may be a matter of health. */
interface AbsenceFacts {
  readonly studentId: string;
  readonly kind: AbsenceKind;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly wholeDays: boolean;
  /** Null while nobody has said which. */
  readonly code: string | null;
  /** Who asked for it: a person of the identity context; null for an API client. */
  readonly requestedBy: string | null;
  /** Who did this. */
  readonly by: string | null;
}

/** Somebody has asked for it; the office decides. */
export class AbsenceRequested extends DomainEvent<AbsenceFacts> {
  static override readonly type = 'attendance.absence_requested';
}

/** Also when the office has recorded it itself. */
export class AbsenceApproved extends DomainEvent<AbsenceFacts> {
  static override readonly type = 'attendance.absence_approved';
}

export class AbsenceDeclined extends DomainEvent<AbsenceFacts> {
  static override readonly type = 'attendance.absence_declined';
}

/** Its dates, parts, code or reason; `approved` when the school counts on it. */
export class AbsenceChanged extends DomainEvent<AbsenceFacts & { readonly approved: boolean }> {
  static override readonly type = 'attendance.absence_changed';
}

export class AbsenceWithdrawn extends DomainEvent<AbsenceFacts & { readonly wasApproved: boolean }> {
  static override readonly type = 'attendance.absence_withdrawn';
}

/** On registers that are not taken yet somebody is expected to be absent now, or is not any more. */
export class ExpectationsChanged extends DomainEvent<{
  readonly studentId: string;
  readonly registers: readonly {
    readonly registerId: string;
    /** The code of the absence; null where the student is expected to come. */
    readonly code: string | null;
  }[];
}> {
  static override readonly type = 'attendance.expectations_changed';
}
