import { mock } from 'node:test';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { TooManyAttempts } from '#domain/identity/account.errors';
import type { Attempt } from '#domain/identity/attempt-limits';
import { BUCKETS } from '#platform/limits/buckets';
import { MemoryRateLimiter } from '#platform/limits/memory-rate-limiter';
import { RateLimitedAttempts } from '../../../src/identity/acl/rate-limited-attempts.js';

const attempt: Attempt = { at: 'sign_in', account: 'ada@example.org', address: '192.0.2.7' };
const owner = { personId: 'Ada', email: attempt.account, address: attempt.address };
const elsewhere = (i: number) => `198.51.${Math.floor(i / 200)}.${i % 200}`;

describe('limits on attempts', () => {
  let limits: RateLimitedAttempts;
  beforeEach(() => {
    mock.timers.enable({ apis: ['setTimeout', 'Date'], now: Date.now() });
    limits = new RateLimitedAttempts(new MemoryRateLimiter(BUCKETS));
  });
  afterEach(() => mock.timers.reset());

  const fail = async (change: Partial<Attempt>) => {
    await settled(limits.admit({ ...attempt, ...change }));
    await limits.failed({ ...attempt, ...change });
  };
  /** Answers also for an attempt that is kept waiting, and says for how long. */
  const settled = async (admission: Promise<void>) => {
    let waited = 0;
    const done = admission.then(() => true);
    while (!(await Promise.race([done, new Promise((next) => setImmediate(() => next(false)))]))) {
      mock.timers.tick(500);
      waited += 500;
    }
    return waited;
  };

  it('refuse one account from one address, and neither the account nor the address otherwise', async () => {
    for (let i = 0; i < 10; i++) await fail({});
    await expect(limits.admit(attempt)).rejects.toThrow(TooManyAttempts);
    await limits.admit({ ...attempt, account: 'grace@example.org' });
    expect(await settled(limits.admit({ ...attempt, address: '203.0.113.1' }))).toBe(0);
  });

  it('begin anew after a success', async () => {
    for (let i = 0; i < 9; i++) await fail({});
    await limits.succeeded(attempt);
    for (let i = 0; i < 9; i++) await fail({});
    await expect(limits.admit(attempt)).resolves.toBeUndefined();
  });

  it('tell of an address that fails at many accounts, and keep nobody else there from proving who they are', async () => {
    for (let i = 0; i < 99; i++) await fail({ account: `person ${i}` });
    expect(await limits.crowdOf({ ...attempt, account: 'one more' })).toBeNull();
    await fail({ account: 'person 99' });
    expect(await limits.crowdOf({ ...attempt, account: 'one more' })).toBeInstanceOf(TooManyAttempts);
    expect(await limits.crowdOf({ ...attempt, address: '203.0.113.1' })).toBeNull();
    await limits.admit({ ...attempt, at: 'second_factor' });
    await limits.admit({ ...attempt, at: 'password' });
  });

  it('slow down an account that is tried from many addresses, and never lock it', async () => {
    for (let i = 0; i < 60; i++) await fail({ address: elsewhere(i) });
    expect(await settled(limits.admit({ ...attempt, address: '203.0.113.1' }))).toBeGreaterThan(0);
  });

  it('refuse the second factor from anywhere, because whoever guesses it has the password', async () => {
    const code = { at: 'second_factor', account: owner.personId } as const;
    for (let i = 0; i < 20; i++) await fail({ ...code, address: elsewhere(i) });
    const next = limits.admit({ ...attempt, ...code, address: '203.0.113.1' });
    await expect(next).rejects.toThrow(TooManyAttempts);
    await limits.admit(attempt);
    await limits.forgive({ ...owner, address: '203.0.113.1' });
    await limits.admit({ ...attempt, ...code, address: '203.0.113.1' });
  });

  it('let in who has proved by a mail whose the account is, where they are, and nobody elsewhere', async () => {
    const other = { address: '203.0.113.1' };
    for (let i = 0; i < 10; i++) for (const at of [{}, other]) await fail(at);
    const password = { ...attempt, at: 'password', account: owner.personId } as const;
    for (let i = 0; i < 10; i++) await fail(password);
    await limits.forgive(owner);
    expect(await settled(limits.admit(attempt))).toBe(0); // nor is it slowed down
    await limits.admit(password);
    await expect(limits.admit({ ...attempt, ...other })).rejects.toThrow(TooManyAttempts);
  });

  it('forget by that neither what their address has failed at, nor what was said there of the second factor', async () => {
    for (let i = 0; i < 100; i++) await fail({ account: `person ${i}` });
    const code = { ...attempt, at: 'second_factor', account: owner.personId } as const;
    for (let i = 0; i < 10; i++) await fail(code);
    await limits.forgive(owner);
    expect(await limits.crowdOf(attempt)).toBeInstanceOf(TooManyAttempts);
    await expect(limits.admit(code)).rejects.toThrow(TooManyAttempts);
  });

  it('count a network of IPv6 as one address', async () => {
    for (let i = 0; i < 10; i++) await fail({ address: `2001:db8:1:2::${i + 1}` });
    await expect(limits.admit({ ...attempt, address: '2001:db8:1:2::ffff' })).rejects.toThrow(
      TooManyAttempts,
    );
    await limits.admit({ ...attempt, address: '2001:db8:1:3::1' });
  });

  it('let strangers cause five mails an hour to one address', async () => {
    const ask = (email: string) => limits.admitStranger({ email, address: '192.0.2.7' });
    for (let i = 0; i < 5; i++) await ask('ada@example.org');
    await expect(ask('ada@example.org')).rejects.toThrow(TooManyAttempts);
    await ask('grace@example.org');
  });
});
