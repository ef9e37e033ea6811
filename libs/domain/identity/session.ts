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
  readonly familyHash!: string;
  readonly createdAt!: Date;
  readonly deviceLabel!: string;
  readonly address!: string;
  private _currentHash!: string;
  private _previousHash!: string | null;
  private _nonce!: string | null;
  private _rotatedAt!: Date | null;
  private _lastSeenAt!: Date;
  private _revokedAt!: Date | null;
  private _revokedReason!: RevocationReason | null;

  constructor(
    readonly id: string,
    readonly personId: string,
  ) {
    super();
  }

  /** `deviceLabel` such as "Firefox on Linux"; `address` the network address that the sign-in came from. */
  static async open(
    input: { personId: string; deviceLabel: string; address: string },
    now: Date,
  ): Promise<{ session: Session; refreshToken: RefreshToken }> {
    const refreshToken = await RefreshToken.first();
    const session = Object.assign(new Session(newId(), input.personId), {
      familyHash: refreshToken.familyHash,
      createdAt: now,
      deviceLabel: input.deviceLabel.slice(0, 120),
      address: input.address,
    });
    session._currentHash = refreshToken.secretHash;
    session._previousHash = session._nonce = session._rotatedAt = null;
    session._lastSeenAt = now;
    session._revokedAt = session._revokedReason = null;
    session.record(new UserSignedIn(session.id, { personId: session.personId, sessionId: session.id }));
    return { session, refreshToken };
  }

  get lastSeenAt(): Date {
    return this._lastSeenAt;
  }

  get revokedReason(): RevocationReason | null {
    return this._revokedReason;
  }

  isLive(now: Date): boolean {
    return this._revokedAt === null && now < this.expiresAt();
  }

  expiresAt(): Date {
    return new Date(Math.min(this._lastSeenAt.getTime() + IDLE_LIMIT, this.createdAt.getTime() + AGE_LIMIT));
  }

  /**
   * Exchanges a token for its successor. Null: a token came back that was exchanged before, so two hold it, and the
   * session is now revoked for both.
   * @throws SessionOver when the session was revoked or has expired.
   */
  async refresh(presented: RefreshToken, now: Date): Promise<RefreshToken | null> {
    if (!this.isLive(now)) throw new SessionOver();
    if (sameFingerprint(presented.secretHash, this._currentHash)) return this.rotate(presented, now);
    if (this.isWithinGrace(presented, now)) return presented.successor(this._nonce!);
    this.revoke('token_reused', now);
    return null;
  }

  /** Ends the session; the first reason stands. */
  revoke(reason: RevocationReason, now: Date): void {
    if (this._revokedAt) return;
    this._revokedAt = now;
    this._revokedReason = reason;
    this.record(new SessionRevoked(this.id, { personId: this.personId, sessionId: this.id, reason }));
  }

  private async rotate(presented: RefreshToken, now: Date): Promise<RefreshToken> {
    this._nonce = newSecret();
    const successor = await presented.successor(this._nonce);
    this._previousHash = this._currentHash;
    this._currentHash = successor.secretHash;
    this._rotatedAt = this._lastSeenAt = now;
    return successor;
  }

  private isWithinGrace(presented: RefreshToken, now: Date): boolean {
    return (
      sameFingerprint(presented.secretHash, this._previousHash) &&
      now.getTime() - this._rotatedAt!.getTime() <= GRACE
    );
  }
}
