import { token } from '../kernel/token.js';
import type { Person } from './person.js';

export interface PersonRepository {
  add(person: Person): void;
  /** @throws PersonNotFound */
  byId(personId: string): Promise<Person>;
  find(personId: string): Promise<Person | null>;
  /** Among those whom the actor may see; `email` as `emailAddress` spells it. */
  findByEmail(email: string): Promise<Person | null>;
}
export const PersonRepository = token<PersonRepository>('PersonRepository');
