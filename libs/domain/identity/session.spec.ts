import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { RefreshToken } from './refresh-token.js';
import { SessionOver } from './session.errors.js';
import { SessionRevoked, UserSignedIn } from './session.events.js';
import { Session } from './session.js';

const start = new Date('2026-11-20T09:00:00Z');
const after = (seconds: number) => new Date(start.getTime() + seconds * 1000);
const open = () =>
  Session.open({ personId: 'ada', deviceLabel: 'Firefox on Linux', address: '192.0.2.7' }, start);
const again = (token: RefreshToken) => RefreshToken.read(token.toString());

describe('a session', () => {
  it('says that somebody signed in, and stores no token', async () => {
    const { session, refreshToken } = await open();
    expect(session.takeEvents()).toEqual([
      new UserSignedIn(session.id, { personId: 'ada', sessionId: session.id }),
    ]);
    const [family, secret] = refreshToken
      .toString()
      .slice(4)
      .split(/_(?=.{43}$)/);
    expect(JSON.stringify(session)).not.toContain(family);
    expect(JSON.stringify(session)).not.toContain(secret);
  });

  it('exchanges each token once, for another one', async () => {
    const { session, refreshToken } = await open();
    const second = await session.refresh(await again(refreshToken), after(600));
    const third = await session.refresh(await again(second!), after(1200));
    const texts = [refreshToken, second, third].map(String);
    expect(new Set(texts).size).toBe(3);
    expect(session.lastSeenAt).toEqual(after(1200));
  });

  it('gives the same successor again within ten seconds, to two tabs or after a lost answer', async () => {
    const { session, refreshToken } = await open();
    const one = await session.refresh(await again(refreshToken), after(600));
    const two = await session.refresh(await again(refreshToken), after(610));
    expect(String(two)).toBe(String(one));
    expect(session.isLive(after(610))).toBe(true);
  });

  it('ends for everybody when a token comes back later than that', async () => {
    const { session, refreshToken } = await open();
    const successor = await session.refresh(await again(refreshToken), after(600));
    session.takeEvents();
    expect(await session.refresh(await again(refreshToken), after(611))).toBeNull();
    expect(session.takeEvents()).toEqual([
      new SessionRevoked(session.id, { personId: 'ada', sessionId: session.id, reason: 'token_reused' }),
    ]);
    await expect(session.refresh(await again(successor!), after(612))).rejects.toThrow(SessionOver);
  });

  it('recognises a former token however long ago it was exchanged', async () => {
    const { session, refreshToken } = await open();
    let token = refreshToken;
    for (let i = 1; i <= 40; i++) token = (await session.refresh(token, after(i * 600)))!;
    expect(await session.refresh(refreshToken, after(41 * 600))).toBeNull();
    expect(session.revokedReason).toBe('token_reused');
  });

  it('is over when idle for thirty days, and after half a year in any case', async () => {
    const { session, refreshToken } = await open();
    const day = 86_400;
    expect(session.isLive(after(30 * day - 1))).toBe(true);
    expect(session.isLive(after(30 * day))).toBe(false);
    let token = refreshToken;
    for (let at = 20; at < 180; at += 20) token = (await session.refresh(token, after(at * day)))!;
    await expect(session.refresh(token, after(180 * day))).rejects.toThrow(SessionOver);
  });

  it('keeps the first reason for its end', async () => {
    const { session } = await open();
    session.revoke('signed_out', after(1));
    session.revoke('password_reset', after(2));
    expect(session.revokedReason).toBe('signed_out');
  });

  it('has one live token at most, in whatever order tokens are presented', async () => {
    const presentations = fc.array(fc.record({ back: fc.nat(3), wait: fc.nat(20) }), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(presentations, async (steps) => {
        const { session, refreshToken } = await open();
        const issued = [String(refreshToken)];
        let seconds = 0;
        for (const { back, wait } of steps) {
          seconds += wait;
          const presented = issued[Math.max(0, issued.length - 1 - back)]!;
          if (!session.isLive(after(seconds))) break;
          const answer = await session.refresh(await RefreshToken.read(presented), after(seconds));
          if (answer === null) expect(session.isLive(after(seconds))).toBe(false);
          else if (presented === issued.at(-1)) issued.push(String(answer));
          else expect(String(answer)).toBe(issued.at(-1));
        }
        expect(new Set(issued).size).toBe(issued.length);
      }),
      { numRuns: 50 },
    );
  });
});

describe('a refresh token', () => {
  it.each(['', 'lrt_', 'lrt_short_short', 'Bearer x'])('is not %j', async (text) => {
    await expect(RefreshToken.read(text)).rejects.toThrow(SessionOver);
  });

  it('has a successor that the nonce alone does not tell', async () => {
    const one = await RefreshToken.first();
    const other = await RefreshToken.first();
    expect(String(await one.successor('n'))).toBe(String(await one.successor('n')));
    expect(String(await one.successor('n'))).not.toBe(String(await one.successor('m')));
    expect((await one.successor('n')).secretHash).not.toBe((await other.successor('n')).secretHash);
  });
});
