import { token } from '../../kernel/token.js';

/** Ends the patience with those who try codes that were never shown. */
export interface CheckInLimits {
  /** @throws TooManyCheckIns */
  admit(personId: string): Promise<void>;
  failed(personId: string): Promise<void>;
}
export const CheckInLimits = token<CheckInLimits>('CheckInLimits');
