import { createHash, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import type { Secrets } from '../config/secrets.js';
import { NotSignedIn } from './errors.js';

/** What an access token proves: this person, by this session. */
export interface Bearer {
  readonly personId: string;
  readonly sessionId: string;
}

export interface VerifiedBearer extends Bearer {
  readonly expiresAt: Date;
}

const LIFETIME_SECONDS = 600;
const ISSUER = 'lyceum';
const AUDIENCE = 'lyceum-api';
/** RFC 9068: a token of another kind under the same key is not taken for one of these. */
const TYPE = 'at+jwt';

/** RFC 8410 §7: what stands before the 32 bytes of an Ed25519 key in PKCS #8. */
const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** Access tokens: JWTs signed with EdDSA (Ed25519) by a key that every replica derives from the one secret. */
export class AccessTokens {
  private readonly privateKey: KeyObject;
  private readonly publicKey: KeyObject;
  private readonly keyId: string;

  constructor(secrets: Secrets) {
    const der = Buffer.concat([PKCS8_ED25519, secrets.derive('access-tokens', 32)]);
    this.privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
    this.publicKey = createPublicKey(this.privateKey);
    const published = this.publicKey.export({ format: 'der', type: 'spki' });
    this.keyId = createHash('sha256').update(published).digest('base64url').slice(0, 11);
  }

  async issue({ personId, sessionId }: Bearer, now: Date): Promise<{ token: string; expiresAt: Date }> {
    const issued = Math.floor(now.getTime() / 1000);
    const expires = issued + LIFETIME_SECONDS;
    const token = await new SignJWT({ sid: sessionId })
      .setProtectedHeader({ alg: 'EdDSA', kid: this.keyId, typ: TYPE })
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .setSubject(personId)
      .setIssuedAt(issued)
      .setExpirationTime(expires)
      .sign(this.privateKey);
    return { token, expiresAt: new Date(expires * 1000) };
  }

  /** Checks signature, kind and expiry; whether the session still lives is for the caller. @throws NotSignedIn */
  async verify(token: string, now: Date): Promise<VerifiedBearer> {
    try {
      const { payload } = await jwtVerify(token, this.publicKey, {
        algorithms: ['EdDSA'],
        issuer: ISSUER,
        audience: AUDIENCE,
        typ: TYPE,
        requiredClaims: ['sub', 'sid', 'exp'],
        currentDate: now,
      });
      const expiresAt = new Date(payload.exp! * 1000);
      return { personId: payload.sub!, sessionId: String(payload['sid']), expiresAt };
    } catch {
      throw new NotSignedIn('The access token is wrong or has expired. Refresh it, or sign in again.');
    }
  }
}
