import { DomainEvent } from '../../kernel/domain-event.js';
import type { CourseEnrolmentState, EnrolmentOrigin } from './enrolment.words.js';

export class CourseEnrolmentChanged extends DomainEvent<{
  readonly runId: string;
  /** The school's record of the learner. */
  readonly learnerId: string;
  readonly origin: EnrolmentOrigin;
  /** Null: it is new. */
  readonly from: CourseEnrolmentState | null;
  readonly to: CourseEnrolmentState;
  /** Null: the roster, or time. */
  readonly by: string | null;
}> {
  static override readonly type = 'learning.enrolment_changed';
}

/** How a run takes learners is another now. The code is in no event. */
export class AdmissionChanged extends DomainEvent<{
  readonly open: boolean;
  readonly approval: boolean;
  readonly capacity: number | null;
  readonly sectionIds: readonly string[];
  readonly by: string | null;
}> {
  static override readonly type = 'learning.admission_changed';
}
