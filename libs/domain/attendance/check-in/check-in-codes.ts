import { plainCode } from '../plain-codes.js';
import { NoCodeForCheckIn } from './check-in.errors.js';
import type { CheckInGround } from './check-in.words.js';

/**
 * The code that a check-in gives.
 * @throws NoCodeForCheckIn
 */
export function codeOfArrival(ground: CheckInGround, late: boolean): string {
  const code = plainCode({ ...ground.rules, codes: ground.codes }, ground, late);
  if (code === undefined) throw new NoCodeForCheckIn(late ? 'late' : 'present');
  return code;
}
