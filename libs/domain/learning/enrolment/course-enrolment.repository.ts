import { token } from '../../kernel/token.js';
import type { CourseEnrolment } from './course-enrolment.js';

/** Whose enrolments somebody reaches: all, those of the courses that one teaches, or one's own, where they are published (B10). */
export type EnrolmentReach = 'all' | 'taught' | 'mine';

/** What the roster has changed for one student of a class that a run takes. */
export interface SectionChange {
  readonly runId: string;
  readonly learnerId: string;
  /** What becomes of the place: there is none yet, or it is another one now. */
  readonly to: 'active' | 'suspended' | 'withdrawn';
  /** The enrolment by the class that is there, or was; null: there is none. */
  readonly enrolmentId: string | null;
}

/** The enrolments of the school of the unit of work. */
export interface CourseEnrolmentRepository {
  /**
   * For changing it: nobody else does until the unit of work ends.
   * @throws CourseEnrolmentNotFound also when it is out of reach
   */
  hold(id: string, reach: EnrolmentReach): Promise<CourseEnrolment>;
  /** Held, in no order. */
  holdAll(ids: readonly string[]): Promise<readonly CourseEnrolment[]>;
  /** @throws AlreadyEnrolled, RunFull when the unit of work ends, if not before */
  add(enrolment: CourseEnrolment): void;
  /**
   * Where the roster and the enrolments by its classes differ today by the school's clocks, of runs that are going on.
   * Whoever asks is the only one to do so until the unit of work ends.
   */
  sectionChanges(): Promise<readonly SectionChange[]>;
  /** Whether the school has closed: then nobody comes to any run of it. */
  isSchoolClosed(): Promise<boolean>;
  /** The ids of those that go on in runs that are over today by the school's clocks. */
  outlived(): Promise<readonly string[]>;
  /**
   * The ids of those that the end of the run has let expire and that it would not any more, by what was changed in this unit of
   * work so far: the last of each learner whom the school still has, of a class if the roster has them in it today; of those who
   * take places as many as there are, those first who came first.
   */
  expiredTooSoon(runId: string): Promise<readonly string[]>;
}
export const CourseEnrolmentRepository = token<CourseEnrolmentRepository>('CourseEnrolmentRepository');
