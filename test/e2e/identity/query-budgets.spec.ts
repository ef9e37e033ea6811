import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { KeyedTokens } from '#platform/auth/keyed-tokens';
import { mailedToken } from '../../support/mailed-token.js';
import { countStatements } from '../../support/statements.js';
import { TestApp } from '../../support/test-app.js';
import { givePassword, PASSWORD, somebody, twoSchools, type TwoSchools } from '../../support/two-schools.js';

interface Tokens {
  accessToken: string;
  refreshToken: string;
  sessionId: string;
}

let app: TestApp;
let at: TwoSchools;
let school: string;

beforeAll(async () => {
  app = await TestApp.start();
  at = await twoSchools(app);
  school = `/schools/${at.hill.id}`;
  // What a process asks once, it has asked now.
  for (const [n, origin] of app.origins.entries())
    await app.call('PATCH', school, {
      token: at.hill.people.admin.token,
      body: { name: `Hill ${n}` },
      origin,
    });
});
afterAll(() => app.stop());

/** Statements of a call, apart from begin and commit and from what the door asks to know the caller. */
async function cost<Body = Record<string, unknown>>(
  method: string,
  path: string,
  token?: string,
  body?: object,
) {
  const { result, ofRequest } = await countStatements(() => app.call<Body>(method, path, { token, body }));
  expect([path, result.status < 300 ? 'succeeded' : result.body]).toEqual([path, 'succeeded']);
  return { statements: ofRequest(result), body: result.body };
}

describe('the query budget of', () => {
  it('every list and view is one statement, with one item or with many', async () => {
    const admin = at.hill.people.admin.token;
    const reads = ['memberships', 'invitations', 'api-keys', 'audit-entries', 'webhooks'].map(
      (list) => `${school}/${list}`,
    );
    const paths = ['/me', '/me/memberships', '/sessions', '/schools', '/districts', school, ...reads];
    const costs = async () => {
      const all: [string, number][] = [];
      for (const path of paths) all.push([path, (await cost('GET', path, admin)).statements]);
      return all;
    };
    const once = paths.map((path) => [path, 1]);
    expect(await costs()).toEqual(once);
    for (let i = 0; i < 20; i++) await somebody(app, 'teacher', { schoolId: at.hill.id });
    await app.admin.query(
      `insert into identity.invitations (id, school_id, email, role, token_hash, created_at, expires_at)
       select gen_random_uuid(), $1, n || '@example.org', 'teacher', 'hash ' || n, now(), now() + interval '1 day'
       from generate_series(1, 20) n`,
      [at.hill.id],
    );
    expect(await costs()).toEqual(once);
  });

  it('signing in and out is constant', async () => {
    const person = await somebody(app, null, {});
    await givePassword(app, person);
    const credentials = { email: person.email, password: PASSWORD };
    const signIn = await cost<Tokens>('POST', '/sessions', undefined, credentials);
    const refreshToken = signIn.body.refreshToken;
    const refresh = await cost<Tokens>('POST', '/sessions/refresh', undefined, { refreshToken });
    const signOut = await cost('DELETE', '/sessions/current', refresh.body.accessToken);
    expect({ signIn: signIn.statements, refresh: refresh.statements, signOut: signOut.statements }).toEqual({
      // whose address; second factor; session, event
      signIn: 4,
      // whose token; hold, read, write the session
      refresh: 4,
      // read, write, event
      signOut: 3,
    });
    for (let i = 0; i < 15; i++) await cost('POST', '/sessions', undefined, credentials);
    const { body } = await cost<Tokens>('POST', '/sessions', undefined, credentials);
    const everywhere = await cost('DELETE', '/sessions', body.accessToken);
    // All sessions are read at once, ended by one statement, and told of by one.
    expect(everywhere.statements).toBeLessThanOrEqual(4);
  });

  it('accounts is constant', async () => {
    const email = 'budget@example.org';
    const account = { email, displayName: 'Ada', password: PASSWORD };
    const signUp = await cost('POST', '/accounts', undefined, account);
    const token = await mailedToken(app, 'verify_email', email);
    const confirm = await cost('POST', '/email-verifications/confirm', undefined, {
      token,
      password: PASSWORD,
    });
    const forget = await cost('POST', '/password-resets', undefined, { email });
    const reset = await mailedToken(app, 'reset_password', email);
    const password = 'new tulip cargo lamp';
    const set = await cost('POST', '/password-resets/confirm', undefined, { token: reset, password });
    expect([signUp, confirm, forget, set].map(({ statements }) => statements)).toEqual([1, 10, 1, 11]);
  });

  it('a request of a stranger is the same, whether the address has an account or not', async () => {
    const known = await somebody(app, null, {});
    const account = { displayName: 'Ada', password: PASSWORD };
    for (const email of [known.email, 'unknown@example.org']) {
      const requests: [string, object][] = [
        ['/accounts', { ...account, email }],
        ['/password-resets', { email }],
        ['/email-verifications', { email }],
      ];
      for (const [path, body] of requests) {
        expect([path, (await cost('POST', path, undefined, body)).statements]).toEqual([path, 1]);
      }
    }
  });

  it('what a school does is constant', async () => {
    const admin = at.hill.people.admin.token;
    const invited = await cost<{ id: string }>('POST', `${school}/invitations`, admin, {
      email: 'invited@example.org',
      role: 'teacher',
    });
    const token = await new KeyedTokens(app.secrets, 'mailed-links').tokenFor('invitation', invited.body.id);
    const joined = await cost('POST', '/invitations/join', undefined, {
      token,
      displayName: 'New',
      password: PASSWORD,
    });
    const changed = await cost('PATCH', school, admin, { name: 'Hill School, renamed' });
    const key = await cost<{ clientId: string }>('POST', `${school}/api-keys`, admin, { label: 'MIS' });
    const revoked = await cost('DELETE', `${school}/api-keys/${key.body.clientId}`, admin);
    const costs = [invited, joined, changed, key, revoked].map(({ statements }) => statements);
    expect(costs).toEqual([4, 12, 5, 3, 4]); // who joins is asked whether the role is held already
  });

  it('webhooks and their log is constant', async () => {
    const admin = at.hill.people.admin.token;
    const hooks = `${school}/webhooks`;
    const url = 'https://hooks.example.org/';
    const details = { url, label: 'MIS', eventTypes: ['roster.meeting_changed'] };
    const added = await cost<{ webhook: { id: string } }>('POST', hooks, admin, details);
    const hook = `${hooks}/${added.body.webhook.id}`;
    const changed = await cost('PATCH', hook, admin, { label: 'Another' });
    const rotated = await cost('POST', `${hook}/rotate-secret`, admin, {});
    const pinged = await cost<{ id: string }>('POST', `${hook}/ping`, admin);
    const log = () => cost('GET', `${hook}/deliveries`, admin);
    const one = await cost('GET', `${hook}/deliveries/${pinged.body.id}`, admin);
    const [few, shown] = [await log(), await cost('GET', hook, admin)];
    for (let i = 0; i < 10; i++) await cost('POST', `${hook}/ping`, admin);
    const many = await log();
    await app.admin.query(`
      update identity.webhook_deliveries set state = 'failed', next_try_at = null, finished_at = now()`);
    const again = await cost('POST', `${hook}/deliveries/${pinged.body.id}/redeliver`, admin);
    const other = await cost<{ webhook: { id: string } }>('POST', hooks, admin, details);
    const removed = await cost('DELETE', `${hooks}/${other.body.webhook.id}`, admin);
    const costs = { added, changed, rotated, pinged, one, shown, few, many, again, removed };
    const counts = Object.entries(costs).map(([name, { statements }]) => [name, statements]);
    expect(Object.fromEntries(counts)).toEqual({
      // write, audit; show
      added: 3,
      // read, write, audit; show, but for the secret
      changed: 4,
      rotated: 3,
      // read, job, delivery; show
      pinged: 4,
      // whose it is, and of that
      few: 2,
      many: 2,
      one: 1,
      shown: 1,
      // read both, job, write; show
      again: 5,
      // read, hold, its log, itself, audit
      removed: 5,
    });
  });
});
