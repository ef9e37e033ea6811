import { DomainEvent } from '../kernel/domain-event.js';
import type { LocalDate } from '../kernel/local-date.js';
import type { EnrolmentState, Suspension } from './enrolment.words.js';

/** The enrolment as it is after the event: who, where, and on which days the student attends. */
export interface EnrolmentFacts {
  sectionId: string;
  studentId: string;
  startsOn: LocalDate;
  /** The last day; null while no end is known. The day before `startsOn` when it never took effect. */
  endsOn: LocalDate | null;
  state: EnrolmentState;
  /** Spans within those days on which the student does not attend; `to` is null for one that goes on. */
  suspensions: readonly Suspension[];
}

/** The student belongs to the section from `startsOn`, which may be a day past or to come. */
export class EnrolmentStarted extends DomainEvent<EnrolmentFacts> {
  static override readonly type = 'roster.enrolment_started';
}

/** The first or last day was moved. */
export class EnrolmentRedated extends DomainEvent<EnrolmentFacts> {
  static override readonly type = 'roster.enrolment_redated';
}

export class EnrolmentSuspended extends DomainEvent<EnrolmentFacts> {
  static override readonly type = 'roster.enrolment_suspended';
}

export class EnrolmentResumed extends DomainEvent<EnrolmentFacts> {
  static override readonly type = 'roster.enrolment_resumed';
}

/** `endsOn` is the last day on which the student belongs to the section. */
export class EnrolmentEnded extends DomainEvent<EnrolmentFacts> {
  static override readonly type = 'roster.enrolment_ended';
}
