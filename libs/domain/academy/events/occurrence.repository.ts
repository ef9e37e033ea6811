import { token } from '../../kernel/token.js';
import type { SchoolEvent } from './event.js';
import type { Occurrence } from './occurrence.js';
import type { Quota } from './quota.js';

/** An occurrence with what it is of, and its seats. */
export interface HeldOccurrence {
  readonly event: SchoolEvent;
  readonly occurrence: Occurrence;
  readonly quotas: readonly Quota[];
}

/** When the events of the school of the unit of work take place. */
export interface OccurrenceRepository {
  /**
   * For changing it: nobody else does, and nobody takes or frees a seat, until the unit of work ends.
   * @throws OccurrenceNotFound
   */
  hold(id: string, ownOnly: boolean): Promise<HeldOccurrence>;
  add(occurrence: Occurrence, quotas: readonly Quota[]): void;
}
export const OccurrenceRepository = token<OccurrenceRepository>('OccurrenceRepository');
