import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { SignJWT, type JWTPayload } from 'jose';
import { newId } from '#domain/kernel/id';
import { AccessTokens } from '#platform/auth/access-tokens';
import { NotSignedIn } from '#platform/auth/errors';
import { Secrets } from '#platform/config/secrets';

const now = new Date('2026-11-20T09:00:00Z');
const after = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const bearer = { personId: newId(), sessionId: newId() };
const tokens = new AccessTokens(new Secrets('the secret of this installation, long enough'));

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const decoded = (text: string) => JSON.parse(Buffer.from(text, 'base64url').toString()) as JWTPayload;

describe('access tokens', () => {
  it('prove person and session for ten minutes', async () => {
    const { token, expiresAt } = await tokens.issue(bearer, now);
    expect(expiresAt).toEqual(after(600));
    expect(await tokens.verify(token, after(599))).toEqual({ ...bearer, expiresAt });
    await expect(tokens.verify(token, after(600))).rejects.toThrow(NotSignedIn);
  });

  it('are signed with EdDSA by a key that every replica derives, and that another secret does not give', async () => {
    const { token } = await tokens.issue(bearer, now);
    const [header] = token.split('.');
    expect(decoded(header!)).toEqual({ alg: 'EdDSA', typ: 'at+jwt', kid: expect.any(String) });
    const replica = new AccessTokens(new Secrets('the secret of this installation, long enough'));
    expect(await replica.verify(token, now)).toMatchObject(bearer);
    const stranger = new AccessTokens(new Secrets('the secret of another installation, as long'));
    await expect(stranger.verify(token, now)).rejects.toThrow(NotSignedIn);
  });

  it('carry no more than ids', async () => {
    const { token } = await tokens.issue(bearer, now);
    expect(Object.keys(decoded(token.split('.')[1]!)).toSorted()).toEqual([
      'aud',
      'exp',
      'iat',
      'iss',
      'sid',
      'sub',
    ]);
  });

  it('are not to be forged: altered, unsigned, signed by a guessed key or meant for something else', async () => {
    const { token } = await tokens.issue(bearer, now);
    const [header, payload, signature] = token.split('.') as [string, string, string];
    const claims = decoded(payload);
    const altered = part({ ...claims, sub: newId() });
    const signedWith = (key: Uint8Array, alg: string, typ: string) =>
      new SignJWT(claims).setProtectedHeader({ alg, typ }).sign(key);
    const forgeries = [
      `${header}.${altered}.${signature}`,
      `${part({ alg: 'none', typ: 'at+jwt' })}.${payload}.`,
      `${part({ alg: 'HS256', typ: 'at+jwt' })}.${payload}.${createHmac('sha256', 'x').update(payload).digest('base64url')}`,
      await signedWith(new TextEncoder().encode('k'.repeat(32)), 'HS256', 'at+jwt'),
      `${header}.${payload}`,
      'not a token',
    ];
    for (const forgery of forgeries) await expect(tokens.verify(forgery, now)).rejects.toThrow(NotSignedIn);
  });

  it('are not mixed up with other tokens under the same key', async () => {
    const key = (tokens as unknown as { privateKey: never }).privateKey;
    const claims = { sid: bearer.sessionId };
    const sign = (typ: string, issuer: string, audience: string) =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: 'EdDSA', typ })
        .setSubject(bearer.personId)
        .setIssuer(issuer)
        .setAudience(audience)
        .setExpirationTime(after(60))
        .sign(key);
    await expect(tokens.verify(await sign('at+jwt', 'lyceum', 'lyceum-api'), now)).resolves.toMatchObject(
      bearer,
    );
    await expect(tokens.verify(await sign('JWT', 'lyceum', 'lyceum-api'), now)).rejects.toThrow(NotSignedIn);
    await expect(tokens.verify(await sign('at+jwt', 'else', 'lyceum-api'), now)).rejects.toThrow(NotSignedIn);
    await expect(tokens.verify(await sign('at+jwt', 'lyceum', 'files'), now)).rejects.toThrow(NotSignedIn);
  });
});
