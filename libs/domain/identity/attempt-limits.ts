import { token } from '../kernel/token.js';

/** One try at a secret. */
export interface Attempt {
  readonly at: 'sign_in' | 'second_factor' | 'password';
  /** The e-mail address or person whose secret is tried. */
  readonly account: string;
  /** The network address that tries. */
  readonly address: string;
}

/**
 * Slows down guessing without letting anybody lock out another: refusals bind the pair of account and network address,
 * or an address that fails at many accounts; an account that is tried from many addresses is only slowed down.
 */
export interface AttemptLimits {
  /** May wait. @throws TooManyAttempts */
  admit(attempt: Attempt): Promise<void>;
  failed(attempt: Attempt): Promise<void>;
  succeeded(attempt: Attempt): Promise<void>;
  /**
   * Before a stranger makes us write to an e-mail address: counts what is sent to it, and what one network address
   * asks for, alike for addresses that have an account and those that have none. @throws TooManyAttempts
   */
  admitStranger(request: { readonly email: string; readonly address: string }): Promise<void>;
}
export const AttemptLimits = token<AttemptLimits>('AttemptLimits');
