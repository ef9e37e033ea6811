import { AggregateRoot } from '../kernel/aggregate-root.js';
import { newId } from '../kernel/id.js';
import { RefreshToken } from './refresh-token.js';
import { newSecret, sameFingerprint } from './secret-token.js';
import { SessionOver } from './session.errors.js';
import type { RevocationReason } from './revocation-reason.js';
import { SessionRevoked, UserSignedIn } from './session.events.js';

const DAY = 86_400_000;
/** A session that is not refreshed for this long is over. */
const IDLE_LIMIT = 30 * DAY;
/** However busy, a session ends after this long, so that a lost device does not stay signed in for ever. */
const AGE_LIMIT = 180 * DAY;
/** Two tabs, or a client whose answer was lost, may exchange one token twice within this time. */
const GRACE = 10_000;

/** One sign-in on one device. Its refresh tokens form a family: each is exchanged once, for its successor. */
export class Session extends AggregateRoot {
  readonly id!: string;
  readonly personId!: string;
  readonly familyHash!: string;
  readonly createdAt!: Date;
  readonly deviceLabel!: string;
  readonly address!: string;
  readonly lastSeenAt!: Date;
  readonly revokedReason!: RevocationReason | null;
  private revokedAt!: Date | null;
  private currentHash!: string;
  private previousHash!: string | null;
  private nonce!: string | null;
  private rotatedAt!: Date | null;

  /** `deviceLabel` such as "Firefox on Linux"; `address` the network address that the sign-in came from. */
  static async open(
    input: { personId: string; deviceLabel: string; address: string },
    now: Date,
  ): Promise<{ session: Session; refreshToken: RefreshToken }> {
    const refreshToken = await RefreshToken.first();
    const session = Object.assign(new Session(), {
      id: newId(),
      personId: input.personId,
      familyHash: refreshToken.familyHash,
      createdAt: now,
      deviceLabel: input.deviceLabel.slice(0, 120),
      address: input.address,
      lastSeenAt: now,
      revokedReason: null,
    });
    session.currentHash = refreshToken.secretHash;
    session.previousHash = session.nonce = session.rotatedAt = null;
    session.revokedAt = null;
    session.record(new UserSignedIn(session.id, { personId: session.personId, sessionId: session.id }));
    return { session, refreshToken };
  }

  isLive(now: Date): boolean {
    return this.revokedAt === null && now < this.expiresAt();
  }

  expiresAt(): Date {
    return new Date(Math.min(this.lastSeenAt.getTime() + IDLE_LIMIT, this.createdAt.getTime() + AGE_LIMIT));
  }

  /**
   * Exchanges a token for its successor. Null: a token came back that was exchanged before, so two hold it, and the
   * session is now revoked for both.
   * @throws SessionOver when the session was revoked or has expired.
   */
  async refresh(presented: RefreshToken, now: Date): Promise<RefreshToken | null> {
    if (!this.isLive(now)) throw new SessionOver();
    if (sameFingerprint(presented.secretHash, this.currentHash)) return this.rotate(presented, now);
    if (this.isWithinGrace(presented, now)) return presented.successor(this.nonce!);
    this.revoke('token_reused', now);
    return null;
  }

  /** Ends the session; the first reason stands. */
  revoke(reason: RevocationReason, now: Date): void {
    if (this.revokedAt) return;
    this.revokedAt = now;
    Object.assign(this, { revokedReason: reason });
    this.record(new SessionRevoked(this.id, { personId: this.personId, sessionId: this.id, reason }));
  }

  private async rotate(presented: RefreshToken, now: Date): Promise<RefreshToken> {
    this.nonce = newSecret();
    const successor = await presented.successor(this.nonce);
    this.previousHash = this.currentHash;
    this.currentHash = successor.secretHash;
    this.rotatedAt = now;
    Object.assign(this, { lastSeenAt: now });
    return successor;
  }

  private isWithinGrace(presented: RefreshToken, now: Date): boolean {
    return (
      sameFingerprint(presented.secretHash, this.previousHash) &&
      now.getTime() - this.rotatedAt!.getTime() <= GRACE
    );
  }
}
