import { token } from '../../kernel/token.js';
import type { Fields } from '../xapi/shape.js';
import type { ForgottenPerson } from './forgotten-person.js';

/** Whom statements and documents may be about, and who stands there instead. */
export interface ForgottenAgents {
  /** As statements write them. */
  readonly agents: readonly Fields[];
  /** The school's record, whose id says nothing: by it whatever counts statements counts the same. */
  readonly instead: Fields;
}

/** An account that was erased, and the school's record that belonged to it, if any. */
export interface ForgottenAccount {
  readonly personId: string;
  readonly rosterPersonId: string | null;
}

/** What the courses keep of somebody beside what it came to. */
export interface PersonalTraces {
  /** What was written, handed in and answered; in a constant number of statements, and twice is once. */
  forget(whom: ForgottenPerson): Promise<void>;
  /** Posts become the record's; presence and unfinished files go; twice is once. */
  forgetAccount(account: ForgottenAccount): Promise<void>;
  /** B7: statements stay, with nothing in them that tells who it was. */
  forgetAgents(whom: ForgottenAgents): Promise<void>;
}
export const PersonalTraces = token<PersonalTraces>('LearningPersonalTraces');
