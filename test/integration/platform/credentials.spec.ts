import { describe, expect, it } from '@jest/globals';
import { Argon2Passwords, TooManyPasswords } from '#platform/auth/argon2-passwords';
import { CommonPasswordList } from '#platform/auth/common-password-list';
import { KeyedTokens } from '#platform/auth/keyed-tokens';
import { Sealing } from '#platform/auth/sealing';
import { TimeCodes } from '#platform/auth/time-codes';
import { Secrets } from '#platform/config/secrets';

const secrets = new Secrets('the secret of this installation, long enough');
const weak = { memoryCost: 64, timeCost: 1, parallelism: 1 };

describe('passwords by argon2id', () => {
  it('are hashed as strongly as promised, with a salt of their own', async () => {
    const passwords = new Argon2Passwords();
    const [one, two] = [await passwords.hash('tulip cargo'), await passwords.hash('tulip cargo')];
    expect(one).toMatch(/^\$argon2id\$v=19\$m=47104,t=1,p=1\$/);
    expect(two).not.toBe(one);
    expect(await passwords.verify('tulip cargo', one)).toBe(true);
    expect(await passwords.verify('tulip carg', one)).toBe(false);
  });

  it('are verified against a decoy where there is none, and never match it', async () => {
    const passwords = new Argon2Passwords(1, weak);
    expect(await passwords.verify('nobody', null)).toBe(false);
    expect(await passwords.verify('anything', null)).toBe(false);
  });

  it('are hashed a few at a time; too many at once are refused', async () => {
    const passwords = new Argon2Passwords(2, weak);
    const answers = await Promise.allSettled(Array.from({ length: 110 }, () => passwords.hash('x')));
    const refused = answers.filter((answer) => answer.status === 'rejected');
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(102);
    expect(refused).toHaveLength(8);
    for (const { reason } of refused) expect(reason).toBeInstanceOf(TooManyPasswords);
    expect(await passwords.hash('again')).toMatch(/^\$argon2id/);
  });
});

describe('the list of common passwords', () => {
  it('knows what attackers try first, in lower case', async () => {
    const list = await new CommonPasswordList().load();
    expect(['password', 'qwertyuiop', '123456789', 'iloveyou'].every((password) => list.has(password))).toBe(
      true,
    );
    expect(list.has('tulip cargo nine lamp')).toBe(false);
    expect(list.size).toBeGreaterThan(40_000);
  });
});

describe('sealed secrets', () => {
  const sealing = new Sealing(secrets, 'test');

  it('open for their owner, on every replica, and look different each time', async () => {
    const [one, two] = [await sealing.seal('é secret', 'ada'), await sealing.seal('é secret', 'ada')];
    expect(one).not.toBe(two);
    expect(await new Sealing(secrets, 'test').open(one, 'ada')).toBe('é secret');
  });

  it('open for nobody else, for nothing else, and not when touched', async () => {
    const sealed = await sealing.seal('secret', 'ada');
    const touched = `${sealed.slice(0, -2)}${sealed.endsWith('AA') ? 'BB' : 'AA'}`;
    await expect(sealing.open(sealed, 'eve')).rejects.toThrow(/authenticate/);
    await expect(new Sealing(secrets, 'another').open(sealed, 'ada')).rejects.toThrow(/authenticate/);
    await expect(sealing.open(touched, 'ada')).rejects.toThrow(/authenticate/);
  });
});

describe('tokens worked out from an id', () => {
  it('are the same again, and others for another purpose, id, use or secret', async () => {
    const keyed = new KeyedTokens(secrets, 'links');
    const token = await keyed.tokenFor('reset', 'id');
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(await new KeyedTokens(secrets, 'links').tokenFor('reset', 'id')).toBe(token);
    const others = [
      keyed.tokenFor('verify', 'id'),
      keyed.tokenFor('reset', 'id2'),
      new KeyedTokens(secrets, 'else').tokenFor('reset', 'id'),
      new KeyedTokens(new Secrets('another secret'), 'links').tokenFor('reset', 'id'),
    ];
    expect(await Promise.all(others)).not.toContain(token);
  });
});

describe('one-time passwords', () => {
  const codes = new TimeCodes('Lyceum');
  /** RFC 6238, appendix B: the key "12345678901234567890" in base32; the last six of its eight digits. */
  const key = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

  it.each([
    [59, '287082'],
    [1111111109, '081804'],
    [1111111111, '050471'],
    [1234567890, '005924'],
    [2000000000, '279037'],
  ])('are those of RFC 6238 at %d s', async (seconds, code) => {
    expect(await codes.stepOf(code, key, new Date(seconds * 1000))).toBe(Math.floor(seconds / 30));
  });

  it('are taken one step early or late, and name the step that they belong to', async () => {
    const at = (seconds: number) => codes.stepOf('005924', key, new Date(seconds * 1000));
    const step = Math.floor(1234567890 / 30);
    expect([await at(1234567890 - 30), await at(1234567890 + 30)]).toEqual([step, step]);
    expect([await at(1234567890 - 61), await at(1234567890 + 61)]).toEqual([null, null]);
    expect(await codes.stepOf('00592a', key, new Date(1234567890_000))).toBeNull();
  });

  it('begin with a secret of their own, in an address for authenticator apps', () => {
    const secret = codes.newSecret();
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(codes.newSecret()).not.toBe(secret);
    const uri = new URL(codes.enrolmentUri(secret, 'ada@example.org'));
    expect(uri.protocol).toBe('otpauth:');
    expect(uri.searchParams.get('secret')).toBe(secret);
    expect(uri.searchParams.get('issuer')).toBe('Lyceum');
  });
});
