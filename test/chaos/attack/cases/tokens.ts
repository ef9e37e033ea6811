import { createHmac, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { exportJWK, SignJWT } from 'jose';
import { AccessTokens } from '#platform/auth/access-tokens';
import { Secrets } from '#platform/config/secrets';
import type { SourceChange } from '../../harness/source-change.js';
import { ask } from '../ask.js';
import { open, type Fixture, type SingleAttack, type Target, type WideAttack } from '../attack.js';
import { refusesSocket } from '../sockets.js';
import { coded, ownKey, partsOf } from '../token-parts.js';

const FILE = 'libs/platform/auth/access-tokens.js';
const CHECKED = 'async verify(token, now) {';

/** Believes a token without its signature when `when` holds of its header `head`. */
function believing(name: string, when: string): SourceChange[] {
  const becomes = `${CHECKED}
        if (${open(name)}) {
          const [head, body] = token.split('.').slice(0, 2).map((part) => JSON.parse(Buffer.from(part, 'base64url')));
          if (${when}) return { personId: body.sub, sessionId: body.sid, expiresAt: new Date(body.exp * 1000) };
        }`;
  return [{ file: FILE, text: CHECKED, becomes }];
}

/** Does not ask for what the token must say. */
function notAsking(name: string, claim: string, value: string, lax: string): SourceChange[] {
  return [
    { file: FILE, text: `${claim}: ${value},`, becomes: `${claim}: ${open(name)} ? ${lax} : ${value},` },
  ];
}

function unsigned(token: string): string {
  return `${coded({ alg: 'none', typ: 'at+jwt' })}.${coded(partsOf(token).claims)}.`;
}

/** Everywhere: the token of somebody who may, unsigned, and none at all. */
export const strangersEverywhere: WideAttack = {
  name: 'unsigned-everywhere',
  promise: 'every operation that is not public refuses an unsigned token, and none (401)',
  fixture: {
    hole: 'a token that says it is not signed is believed',
    at: ['listSections', 'getMe'],
    changes: believing('unsigned-everywhere', `head.alg === 'none'`),
  },
  suits: ({ secured }) => secured,
  async attack({ origin }, { operation: { method }, own: { path, body, token: theirs } }) {
    const breaches: string[] = [];
    for (const token of [theirs && unsigned(theirs), undefined]) {
      const { status } = await ask(origin, { method, path, body, token });
      if (status !== 401) breaches.push(`${token ? 'unsigned' : 'no'} token → ${status}`);
    }
    return breaches;
  },
};

type Forge = (token: string, target: Target) => Promise<string[]> | string[];

/** Tokens made of a good one of the school's administrator; none may open a door, over HTTP or sockets. */
function forged(name: string, promise: string, forge: Forge, fixture: Fixture): SingleAttack {
  return {
    name,
    promise,
    fixture,
    async attack(target) {
      const { hill } = target.schools;
      const breaches: string[] = [];
      for (const token of await forge(hill.people.admin.token, target)) {
        for (const path of ['/api/v1/me', `/api/v1/schools/${hill.id}/courses`]) {
          const { status } = await ask(target.origin, { path, token });
          if (status !== 401) breaches.push(`${path} → ${status}`);
        }
        if (!(await refusesSocket(target.origin, { token }))) breaches.push('a socket was let in');
      }
      return breaches;
    },
  };
}

/** The same token but for some words, rightly signed. */
async function otherwise(
  token: string,
  target: Target,
  claims: object,
  header: object = {},
): Promise<string[]> {
  const { header: given, claims: said } = partsOf(token);
  const signed = new SignJWT({ ...said, ...claims }).setProtectedHeader({ ...given, ...header } as {
    alg: string;
  });
  return [await signed.sign(ownKey(target))];
}

/** The signature is made with what everybody may know: the public key, in every form it is written. */
function hmacs(token: string, target: Target): string[] {
  const shown = createPublicKey(ownKey(target));
  const der = shown.export({ format: 'der', type: 'spki' });
  const secrets = [der, der.subarray(-32), shown.export({ format: 'pem', type: 'spki' }), ''];
  return secrets.map((secret) => {
    const text = `${coded({ alg: 'HS256', typ: 'at+jwt' })}.${coded(partsOf(token).claims)}`;
    return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
  });
}

/** A key of the attacker's, which the header brings along or calls by our key's name. */
async function withOwnKeys(token: string): Promise<string[]> {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const { header, claims } = partsOf(token);
  const jwk = await exportJWK(publicKey);
  const headers = [header, { ...header, jwk }, { ...header, jku: 'http://127.0.0.1:9/keys', x5u: 'x' }];
  const sign = (one: object) =>
    new SignJWT(claims).setProtectedHeader(one as { alg: string }).sign(privateKey);
  return Promise.all(headers.map(sign));
}

async function ofAnotherInstallation(token: string): Promise<string[]> {
  const { sub, sid } = partsOf(token).claims as { sub: string; sid: string };
  const tokens = new AccessTokens(new Secrets('an installation next door, with its own secret'));
  return [(await tokens.issue({ personId: sub, sessionId: sid }, new Date())).token];
}

const HOUR_AGO = () => Math.floor(Date.now() / 1000) - 3_600;

export const TOKEN_ATTACKS: readonly SingleAttack[] = [
  forged('token-alg-none', 'an unsigned token is refused', (token) => [unsigned(token)], {
    hole: 'alg none is believed',
    changes: believing('token-alg-none', `head.alg === 'none'`),
  }),
  forged('token-hmac', 'a token signed by HMAC with our public key is refused', hmacs, {
    hole: 'the header chooses the algorithm',
    changes: believing('token-hmac', `head.alg === 'HS256'`),
  }),
  forged('token-own-key', 'a token that brings its own key is refused', withOwnKeys, {
    hole: 'the key of the header is believed',
    changes: believing('token-own-key', 'head.jwk'),
  }),
  forged('token-other-secret', 'a token of another installation is refused', ofAnotherInstallation, {
    hole: 'no signature is checked',
    changes: believing('token-other-secret', 'true'),
  }),
  forged(
    'token-audience',
    'a token for another audience is refused',
    (t, at) => otherwise(t, at, { aud: 'console' }),
    {
      hole: 'nobody asks for the audience',
      changes: notAsking('token-audience', 'audience', 'AUDIENCE', 'undefined'),
    },
  ),
  forged(
    'token-issuer',
    'a token of another issuer is refused',
    (t, at) => otherwise(t, at, { iss: 'somebody' }),
    {
      hole: 'nobody asks for the issuer',
      changes: notAsking('token-issuer', 'issuer', 'ISSUER', 'undefined'),
    },
  ),
  forged(
    'token-kind',
    'a token of another kind is refused',
    (t, at) => otherwise(t, at, {}, { typ: 'id+jwt' }),
    {
      hole: 'nobody asks for the kind',
      changes: notAsking('token-kind', 'typ', 'TYPE', 'undefined'),
    },
  ),
  forged(
    'token-expired',
    'a token that has expired is refused',
    (t, at) => otherwise(t, at, { exp: HOUR_AGO() }),
    {
      hole: 'the clock stands still',
      changes: [
        {
          file: FILE,
          text: 'currentDate: now',
          becomes: `currentDate: ${open('token-expired')} ? new Date(0) : now`,
        },
      ],
    },
  ),
];
