import { token } from '../../kernel/token.js';
import type { Admission } from './admission.js';

/** How the runs of the school of the unit of work take learners. */
export interface AdmissionRepository {
  /**
   * For changing it: nobody else does, and nobody takes a place, until the unit of work ends.
   * @param ownOnly whether the actor reaches only the courses that the actor teaches
   * @throws CourseRunNotFound, CourseRunArchived, OnlineCourseArchived
   */
  hold(runId: string, ownOnly: boolean): Promise<Admission>;
  /**
   * Of a run that is published with its course and not over, for enrolling.
   * @throws CourseRunNotFound, RunNotOpen
   */
  forJoining(runId: string): Promise<Admission>;
  /** @throws JoinCodeUnknown */
  byCode(code: string): Promise<Admission>;
  /** Those of these ids that are sections of the school. */
  knownSections(ids: readonly string[]): Promise<ReadonlySet<string>>;
}
export const AdmissionRepository = token<AdmissionRepository>('AdmissionRepository');
