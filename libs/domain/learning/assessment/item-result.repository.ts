import { token } from '../../kernel/token.js';
import type { AttemptPlace } from './attempt.js';
import type { ItemResult } from './item-result.js';

/** The lines of the gradebooks of the school of the unit of work. */
export interface ItemResultRepository {
  /** For changing it, made if there is none: nobody else changes it until the unit of work ends. */
  hold(of: AttemptPlace, now: Date): Promise<ItemResult>;
  /** The same of several learners for one item, in no order. */
  holdAll(of: readonly AttemptPlace[], now: Date): Promise<readonly ItemResult[]>;
  /** With the enrolment of the learner that goes on, or else the last. @throws ResultNotFound unless it is graded at all, and the learner is in the run */
  placeOf(of: Omit<AttemptPlace, 'enrolmentId'>): Promise<AttemptPlace>;
}
export const ItemResultRepository = token<ItemResultRepository>('ItemResultRepository');
