import { token } from '../../kernel/token.js';

/** The records that the school keeps of people, as far as they may learn. */
export interface Learners {
  /** The record of the person who is signed in. @throws NoSchoolRecord */
  self(): Promise<string>;
  /** Those of these records that are there, of people who have not left. */
  among(ids: readonly string[]): Promise<ReadonlySet<string>>;
}
export const Learners = token<Learners>('Learners');
