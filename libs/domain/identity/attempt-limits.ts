import { token } from '../kernel/token.js';
import type { TooManyAttempts } from './account.errors.js';

/** One try at a secret. */
export interface Attempt {
  readonly at: 'sign_in' | 'second_factor' | 'password';
  /** The e-mail address or person whose secret is tried. */
  readonly account: string;
  /** The network address that tries. */
  readonly address: string;
}

/** Somebody who has proved by other means whose an account is, and from where they did. */
export interface ProvenOwner {
  readonly personId: string;
  readonly email: string;
  readonly address: string;
}

/**
 * Slows down guessing without letting anybody lock out another: refusals bind the pair of account and network address; an
 * account that is tried from many addresses is only slowed down; from an address that fails at many accounts only those
 * get in who are known there.
 */
export interface AttemptLimits {
  /** May wait. @throws TooManyAttempts */
  admit(attempt: Attempt): Promise<void>;
  /** The refusal for whoever is not known at this address, because it has failed at many accounts; null as long as it has not. */
  crowdOf(attempt: Attempt): Promise<TooManyAttempts | null>;
  failed(attempt: Attempt): Promise<void>;
  succeeded(attempt: Attempt): Promise<void>;
  /**
   * The owner has proved themselves by other means: what was guessed about their account counts no more, nor what was said of
   * their password at the address where they are. At other addresses, of which nobody proved anything, it does; so does what
   * the address has failed at besides, and what was said of their second factor there: that is not proved by a mail.
   */
  forgive(owner: ProvenOwner): Promise<void>;
  /**
   * Before a stranger makes us write to an e-mail address: counts what is sent to it, and what one network address
   * asks for, alike for addresses that have an account and those that have none. @throws TooManyAttempts
   */
  admitStranger(request: { readonly email: string; readonly address: string }): Promise<void>;
}
export const AttemptLimits = token<AttemptLimits>('AttemptLimits');
