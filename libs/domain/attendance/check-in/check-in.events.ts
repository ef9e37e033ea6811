import { DomainEvent } from '../../kernel/domain-event.js';

/** Of one register, by whose id they are ordered. */
export class CheckInOpened extends DomainEvent<{
  readonly date: string;
  /** ISO 8601 */
  readonly closesAt: string;
  readonly by: string | null;
}> {
  static override readonly type = 'attendance.check_in_opened';
}

export class CheckInEnded extends DomainEvent<{ readonly date: string; readonly by: string | null }> {
  static override readonly type = 'attendance.check_in_ended';
}

/** A student has checked in; the mark, where there was none, is told by `attendance.marks_recorded`. */
export class StudentCheckedIn extends DomainEvent<{
  readonly date: string;
  readonly studentId: string;
  /** ISO 8601, the server's clock. */
  readonly arrivedAt: string;
  readonly minutesLate: number | null;
}> {
  static override readonly type = 'attendance.student_checked_in';
}
