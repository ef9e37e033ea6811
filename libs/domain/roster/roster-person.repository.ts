import { token } from '../kernel/token.js';
import type { RosterPerson } from './roster-person.js';
import type { RosterRole } from './roster-person.words.js';

/** The roster people of the school of the unit of work. */
export interface RosterPersonRepository {
  /**
   * Loads the person and keeps the record as it is for others until the transaction ends, so that what is judged by its
   * roles and state holds.
   * @throws RosterPersonNotFound
   */
  hold(id: string): Promise<RosterPerson>;
  /** As `hold`, the record that belongs to an account; null when none does. */
  holdOf(personId: string): Promise<RosterPerson | null>;
  /** The roles in which the person has an enrolment that is not over, an assignment without an end, or a guardian link. */
  rolesInUse(id: string): Promise<ReadonlySet<RosterRole>>;
  add(person: RosterPerson): void;
}
export const RosterPersonRepository = token<RosterPersonRepository>('RosterPersonRepository');
