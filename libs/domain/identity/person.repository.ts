import { token } from '../kernel/token.js';
import type { Person } from './person.js';

export interface PersonRepository {
  add(person: Person): void;
  /** @throws PersonNotFound */
  byId(personId: string): Promise<Person>;
  /** `email` as `emailAddress` spells it. Finds every account, whoever asks: never show a caller what it answers. */
  findByEmail(email: string): Promise<Person | null>;
}
export const PersonRepository = token<PersonRepository>('PersonRepository');
