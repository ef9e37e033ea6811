import { Inject, Injectable } from '@nestjs/common';
import { TooManyAttempts } from '#domain/identity/account.errors';
import type { Attempt, AttemptLimits, ProvenOwner } from '#domain/identity/attempt-limits';
import { addressKey } from '#platform/limits/address-key';
import { RateLimiter, type Allowance } from '#platform/limits/rate-limiter';

/** How long an account that is tried from many addresses keeps everyone waiting who tries it. */
const SLOWED_DOWN_MS = 2_000;

/**
 * Counts attempts in the platform's buckets: the pair of account and address is refused when its bucket is empty; an
 * account alone is only slowed down, so that nobody locks out another; from an address that fails at many accounts, which
 * may be that of a whole school, only accounts get in that have been signed in to from there.
 * The exception is the second factor: whoever guesses codes knows the password, and six digits must not be searched
 * from a thousand addresses. The owner ends that by resetting the password.
 */
@Injectable()
export class RateLimitedAttempts implements AttemptLimits {
  constructor(@Inject(RateLimiter) private readonly limiter: RateLimiter) {}

  /** The pair pays in advance, so that attempts at once count as well. */
  async admit(attempt: Attempt): Promise<void> {
    const { account, pair } = keysOf(attempt);
    const [ofPair, ofAccount] = await Promise.all([
      this.limiter.consume('sign-in-pair', pair),
      this.limiter.peek('sign-in-account', account),
    ]);
    refuseWithout(ofPair);
    if (attempt.at === 'second_factor') refuseWithout(ofAccount);
    else if (!ofAccount.allowed) await slowDown();
  }

  async crowdOf(attempt: Attempt): Promise<TooManyAttempts | null> {
    const { allowed, resetSeconds } = await this.limiter.peek('sign-in-address', keysOf(attempt).address);
    return allowed ? null : new TooManyAttempts(resetSeconds);
  }

  async failed(attempt: Attempt): Promise<void> {
    const { account, address } = keysOf(attempt);
    await Promise.all([
      this.limiter.consume('sign-in-address', address),
      this.limiter.consume('sign-in-account', account),
    ]);
  }

  async admitStranger({ email, address }: { email: string; address: string }): Promise<void> {
    const [toEmail, fromAddress] = await Promise.all([
      this.limiter.consume('mail-to-address', email),
      this.limiter.consume('sign-up-address', addressKey(address)),
    ]);
    refuseWithout(toEmail);
    refuseWithout(fromAddress);
  }

  async succeeded(attempt: Attempt): Promise<void> {
    await this.limiter.forget('sign-in-pair', keysOf(attempt).pair);
  }

  async forgive({ personId, email, address }: ProvenOwner): Promise<void> {
    const signIn = keysOf({ at: 'sign_in', account: email, address });
    const password = keysOf({ at: 'password', account: personId, address });
    const secondFactor = keysOf({ at: 'second_factor', account: personId, address });
    await Promise.all([
      ...[signIn, password, secondFactor].map(({ account }) =>
        this.limiter.forget('sign-in-account', account),
      ),
      ...[signIn, password].map(({ pair }) => this.limiter.forget('sign-in-pair', pair)),
    ]);
  }
}

/** Costs the server a timer, and everyone who tries the account the time. */
function slowDown(): Promise<void> {
  return new Promise((resume) => setTimeout(resume, SLOWED_DOWN_MS));
}

function keysOf({ at, account, address }: Attempt) {
  const network = addressKey(address);
  return { account: `${at} ${account}`, address: network, pair: `${at} ${account} ${network}` };
}

function refuseWithout({ allowed, resetSeconds }: Allowance): void {
  if (!allowed) throw new TooManyAttempts(resetSeconds);
}
