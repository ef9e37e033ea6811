import { DomainEvent } from '../kernel/domain-event.js';

/** One mark that was made: what it was before, what it is now. */
export interface RecordedMark {
  readonly studentId: string;
  readonly code: string;
  readonly minutesLate: number | null;
  readonly version: number;
  readonly formerCode: string | null;
}

/** Marks of one register that were made together. */
export class MarksRecorded extends DomainEvent<{
  readonly date: string;
  readonly sectionId: string;
  readonly markedBy: string | null;
  /** ISO 8601, the server's clock. */
  readonly markedAt: string;
  readonly marks: readonly RecordedMark[];
}> {
  static override readonly type = 'attendance.marks_recorded';
}

interface RegisterFacts {
  readonly date: string;
  readonly sectionId: string;
  readonly title: string;
}

export class RegisterOpened extends DomainEvent<RegisterFacts & { readonly by: string | null }> {
  static override readonly type = 'attendance.register_opened';
}

export class RegisterSubmitted extends DomainEvent<RegisterFacts & { readonly by: string | null }> {
  static override readonly type = 'attendance.register_submitted';
}

/** The registers of a school's day were made, or brought in line with a changed timetable or roster. */
export class RegistersGenerated extends DomainEvent<{
  readonly date: string;
  readonly added: number;
  readonly changed: number;
  readonly cancelled: number;
  readonly entries: number;
}> {
  static override readonly type = 'attendance.registers_generated';
}
