import { token } from '../kernel/token.js';
import type { SecondFactor } from './second-factor.js';

export interface SecondFactorRepository {
  add(factor: SecondFactor): void;
  remove(factor: SecondFactor): void;
  /** Holds it until the transaction ends, so that one code cannot open two sessions at once. */
  find(personId: string): Promise<SecondFactor | null>;
}
export const SecondFactorRepository = token<SecondFactorRepository>('SecondFactorRepository');
