import { setTimeout as pause } from 'node:timers/promises';
import { newId } from '#domain/kernel/id';
import { givePassword, PASSWORD, somebody, type TestPerson } from '../../../support/two-schools.js';
import { ask, type Asked } from '../ask.js';
import { open, type SingleAttack, type Target } from '../attack.js';

const AUTHENTICATOR = 'src/identity/persistence/postgres-authenticator.js';
const SESSION = 'libs/domain/identity/session.js';
const REVOKED_WITHIN_MS = 5_000;

interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly sessionId: string;
}

/** Somebody new, signed in with a password, from an address of their own. */
async function signedIn({ app, origin }: Target): Promise<Tokens & { person: TestPerson }> {
  const person = await somebody(app, null, {});
  await givePassword(app, person);
  const body = { email: person.email, password: PASSWORD };
  const { text } = await ask(origin, {
    method: 'POST',
    path: '/api/v1/sessions',
    body,
    headers: fromElsewhere(),
  });
  return { ...(JSON.parse(text) as Tokens), person };
}

/** The replica believes one proxy, which is the rig. */
export function fromElsewhere(): Record<string, string> {
  const group = () => Math.floor(Math.random() * 0xffff).toString(16);
  return { 'x-forwarded-for': `2001:db8:${group()}:${group()}::1` };
}

function refresh({ origin }: Target, refreshToken: string): Promise<Asked> {
  return ask(origin, { method: 'POST', path: '/api/v1/sessions/refresh', body: { refreshToken } });
}

/** Whether the token still opens a door when a revocation has had its time. */
async function staysIn({ origin }: Target, token: string): Promise<boolean> {
  for (const end = Date.now() + REVOKED_WITHIN_MS; Date.now() < end; await pause(200))
    if ((await ask(origin, { path: '/api/v1/me', token })).status === 401) return false;
  return true;
}

const tokenSwap: SingleAttack = {
  name: 'refresh-as-access',
  promise: 'a refresh token opens no door, and an access token is exchanged for nothing',
  fixture: {
    hole: 'whoever holds a refresh token is let in',
    changes: [
      {
        file: AUTHENTICATOR,
        text: 'async person(token, now) {',
        becomes: `async person(token, now) {
        if (${open('refresh-as-access')} && token.startsWith('lrt_')) {
            const text = 'select person_id as id from identity.sign_in_by_session($1)';
            const [found] = await this.query({ name: 'rig_family', text }, [await fingerprint(token.slice(4, 47))]);
            return { access: new Access('person', found.id, null, null, []), expiresAt: now };
        }`,
      },
    ],
  },
  async attack(target) {
    const { accessToken, refreshToken } = await signedIn(target);
    const asAccess = await ask(target.origin, { path: '/api/v1/me', token: refreshToken });
    const asRefresh = await refresh(target, accessToken);
    return [
      ...(asAccess.status === 401 ? [] : [`a refresh token at /me → ${asAccess.status}`]),
      ...(asRefresh.status >= 400 && asRefresh.status < 500 ? [] : [`an access token → ${asRefresh.status}`]),
    ];
  },
};

const sessionOver: SingleAttack = {
  name: 'session-over',
  promise: 'within 5 s of signing out the access token opens no door',
  fixture: {
    hole: 'nobody asks whether the session lives',
    changes: [
      {
        file: AUTHENTICATOR,
        text: 'if (rows.length === 0) throw',
        becomes: `if (rows.length === 0 && !${open('session-over')}) throw`,
      },
    ],
  },
  async attack(target) {
    const { accessToken: token } = await signedIn(target);
    await ask(target.origin, { method: 'DELETE', path: '/api/v1/sessions/current', token });
    return (await staysIn(target, token)) ? ['the token of a session that is over still opens doors'] : [];
  },
};

const reuse: SingleAttack = {
  name: 'refresh-reuse',
  promise: 'a refresh token that comes back after its exchange ends the session for everybody who holds it',
  fixture: {
    hole: 'the family outlives the reuse',
    changes: [
      {
        file: SESSION,
        text: `this.revoke('token_reused', now);`,
        becomes: `if (!${open('refresh-reuse')}) this.revoke('token_reused', now);`,
      },
    ],
  },
  async attack(target) {
    const { refreshToken: stolen, sessionId } = await signedIn(target);
    const next = (JSON.parse((await refresh(target, stolen)).text) as Tokens).refreshToken;
    await target.app.admin.query(
      `update identity.sessions set rotated_at = rotated_at - interval '11 seconds' where id = $1`,
      [sessionId],
    );
    const again = await refresh(target, stolen);
    const honest = await refresh(target, next);
    return [
      ...(again.status === 401 ? [] : [`the token of before → ${again.status}`]),
      ...(honest.status === 401 ? [] : [`its successor, after the reuse → ${honest.status}`]),
    ];
  },
};

const AT_ONCE = 20;

const race: SingleAttack = {
  name: 'refresh-race',
  promise: 'however often one refresh token is exchanged at once, it has one successor',
  fixture: {
    hole: 'a repetition within the grace makes a new successor',
    changes: [
      {
        file: SESSION,
        text: 'return presented.successor(this.nonce);',
        becomes: `return ${open('refresh-race')} ? this.rotate(presented, now) : presented.successor(this.nonce);`,
      },
    ],
  },
  async attack(target) {
    const { refreshToken } = await signedIn(target);
    const answers = await Promise.all(Array.from({ length: AT_ONCE }, () => refresh(target, refreshToken)));
    const good = answers.filter(({ status }) => status === 200);
    const successors = new Set(good.map(({ text }) => (JSON.parse(text) as Tokens).refreshToken));
    const strange = answers.filter(({ status }) => ![200, 401, 409, 503].includes(status));
    return [
      ...(successors.size === 1 ? [] : [`${successors.size} successors of one token`]),
      ...strange.map(({ status }) => `an exchange → ${status}`),
    ];
  },
};

const apiKey: SingleAttack = {
  name: 'api-key',
  promise: 'an API key is good with its secret, in its own school',
  fixture: {
    hole: 'the secret of a key is not compared',
    changes: [
      {
        file: AUTHENTICATOR,
        text: 'if (!key || !sameFingerprint(',
        becomes: `if (!key || !${open('api-key')} && !sameFingerprint(`,
      },
    ],
  },
  async attack({ origin, schools: { hill, lake } }) {
    const path = `/api/v1/schools/${hill.id}/api-keys`;
    const made = await ask(origin, {
      method: 'POST',
      path,
      token: hill.people.admin.token,
      body: { label: newId() },
    });
    const key = /lyk_[\w-]+/.exec(made.text)?.[0] ?? '';
    const courses = (school: string) => `/api/v1/schools/${school}/courses`;
    const wrong = `${key.slice(0, -4)}${key.endsWith('AAAA') ? 'BBBB' : 'AAAA'}`;
    const good = await ask(origin, { path: courses(hill.id), token: key });
    const guessed = await ask(origin, { path: courses(hill.id), token: wrong });
    const elsewhere = await ask(origin, { path: courses(lake.id), token: key });
    return [
      ...(good.status === 200 ? [] : [`the right key → ${good.status}`]),
      ...(guessed.status === 401 ? [] : [`a wrong secret → ${guessed.status}`]),
      ...(elsewhere.status === 404 ? [] : [`at another school → ${elsewhere.status}`]),
    ];
  },
};

export const SESSION_ATTACKS: readonly SingleAttack[] = [tokenSwap, sessionOver, reuse, race, apiKey];
