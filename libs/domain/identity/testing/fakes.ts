import type { Clock } from '../../kernel/clock.js';
import type { Actor } from '../../kernel/actor.js';
import { reachOf, type Role } from '../../kernel/permissions.js';
import { TooManyAttempts } from '../account.errors.js';
import type { Attempt, AttemptLimits, ProvenOwner } from '../attempt-limits.js';
import type { CommonPasswords } from '../common-passwords.js';
import type { Farewell, Farewells } from '../erasure/farewells.js';
import type { LinkTokens } from '../link-tokens.js';
import type { OneTimePasswords } from '../one-time-passwords.js';
import type { PasswordHasher } from '../password-hasher.js';
import type { SecretVault } from '../secret-vault.js';
import type { StrangerRequest, StrangerRequests } from '../stranger-requests.js';
import type { TokenIssuer } from '../token-issuer.js';

export class SettableClock implements Clock {
  constructor(private at = new Date('2026-11-20T09:00:00Z')) {}

  now(): Date {
    return this.at;
  }

  /** Lets seconds pass. */
  pass(seconds: number): void {
    this.at = new Date(this.at.getTime() + seconds * 1000);
  }
}

/** Counts its work, so that a test sees what an unknown account costs. */
export class ReadableHasher implements PasswordHasher {
  verified = 0;

  async hash(password: string): Promise<string> {
    return `hash of ${password}`;
  }

  async verify(password: string, hash: string | null): Promise<boolean> {
    this.verified += 1;
    return hash === `hash of ${password}`;
  }
}

export class FewCommonPasswords implements CommonPasswords {
  async load(): Promise<ReadonlySet<string>> {
    return new Set(['password', 'qwertyuiop', 'iloveyou', 'correcthorsebatterystaple']);
  }
}

export class ReadableTokenIssuer implements TokenIssuer {
  async issue({ personId, sessionId }: { personId: string; sessionId: string }, now: Date) {
    return { token: `access of ${personId} by ${sessionId}`, expiresAt: new Date(now.getTime() + 600_000) };
  }
}

export class ReadableLinkTokens implements LinkTokens {
  async tokenFor(purpose: string, id: string): Promise<string> {
    return `${purpose} ${id}`;
  }
}

export class KeptRequests implements StrangerRequests {
  readonly all: StrangerRequest[] = [];

  async leave(request: StrangerRequest): Promise<void> {
    this.all.push(request);
  }

  async open(sealed: string): Promise<StrangerRequest> {
    return this.all[Number(sealed)]!;
  }
}

export class PromisedFarewells implements Farewells {
  readonly all: Farewell[] = [];

  async promise(farewell: Farewell): Promise<void> {
    this.all.push(farewell);
  }

  async find(id: string): Promise<Farewell | null> {
    return this.all.find((farewell) => farewell.id === id) ?? null;
  }

  async forget(id: string): Promise<void> {
    const at = this.all.findIndex((farewell) => farewell.id === id);
    if (at >= 0) this.all.splice(at, 1);
  }
}

export class ReadableVault implements SecretVault {
  async seal(secret: string, owner: string): Promise<string> {
    return `${owner}:${secret}`;
  }

  async open(sealed: string, owner: string): Promise<string> {
    if (!sealed.startsWith(`${owner}:`)) throw new Error('Sealed for another.');
    return sealed.slice(owner.length + 1);
  }
}

/** The code of a moment is its time step, six digits long. */
export class StepsAsCodes implements OneTimePasswords {
  newSecret(): string {
    return 'SECRET';
  }

  enrolmentUri(secret: string, account: string): string {
    return `otpauth://totp/${account}?secret=${secret}`;
  }

  async stepOf(code: string, _secret: string, now: Date): Promise<number | null> {
    const present = stepAt(now);
    return [present - 1, present, present + 1].find((step) => codeOf(step) === code) ?? null;
  }
}

function stepAt(now: Date): number {
  return Math.floor(now.getTime() / 30_000);
}

function codeOf(step: number): string {
  return String(step % 1_000_000).padStart(6, '0');
}

export function codeAt(now: Date): string {
  return codeOf(stepAt(now));
}

/** Refuses a pair of account and address after three failures, and strangers at an address after ten. */
export class ThreeAttempts implements AttemptLimits {
  private readonly failures = new Map<string, number>();
  private readonly failuresAt = new Map<string, number>();

  async admit(attempt: Attempt): Promise<void> {
    if ((this.failures.get(key(attempt)) ?? 0) >= 3) throw new TooManyAttempts(60);
  }

  async failed(attempt: Attempt): Promise<void> {
    this.failures.set(key(attempt), (this.failures.get(key(attempt)) ?? 0) + 1);
    this.failuresAt.set(attempt.address, (this.failuresAt.get(attempt.address) ?? 0) + 1);
  }

  async crowdOf({ address }: Attempt): Promise<TooManyAttempts | null> {
    return (this.failuresAt.get(address) ?? 0) >= 10 ? new TooManyAttempts(60) : null;
  }

  async succeeded(attempt: Attempt): Promise<void> {
    this.failures.delete(key(attempt));
  }

  async forgive({ personId, email, address }: ProvenOwner): Promise<void> {
    this.failures.delete(key({ at: 'sign_in', account: email, address }));
    this.failures.delete(key({ at: 'password', account: personId, address }));
  }

  async admitStranger({ email, address }: { email: string; address: string }): Promise<void> {
    const attempt = { at: 'sign_in', account: `mail to ${email}`, address } as const;
    await this.admit(attempt);
    await this.failed(attempt);
  }
}

function key({ at, account, address }: Attempt): string {
  return [at, account, address].join(' ');
}

/** Somebody with these roles, wherever the test is. */
export function actorWith(roles: readonly Role[], personId: string | null = null): Actor {
  const reach: Actor['reach'] = (permission) => reachOf(roles, permission);
  return { kind: 'person', personId, clientId: null, schoolId: null, reach };
}
