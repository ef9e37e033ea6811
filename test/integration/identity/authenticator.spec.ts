import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '#domain/kernel/id';
import { ApiKey } from '#domain/identity/api-key';
import { AccessTokens } from '#platform/auth/access-tokens';
import { NotSignedIn } from '#platform/auth/errors';
import { Secrets } from '#platform/config/secrets';
import { AccessChanges } from '../../../src/identity/persistence/access-changes.js';
import { PostgresAuthenticator } from '../../../src/identity/persistence/postgres-authenticator.js';
import { PersistenceKit } from '../../support/persistence-kit.js';
import { countStatements } from '../../support/statements.js';
import { until } from '../../support/until.js';

const tokens = new AccessTokens(new Secrets('the secret of this installation, long enough'));
const clock = { now: () => new Date() };

describe('the authenticator', () => {
  let kit: PersistenceKit;
  let changes: AccessChanges;
  let authenticator: PostgresAuthenticator;
  let school: string;
  let personId: string;
  let sessionId: string;
  let bearer: string;

  beforeAll(async () => {
    kit = await PersistenceKit.start();
    ({ changes, authenticator } = replica());
    await until(() => changes.isCurrent(), 'the first look');
  });
  beforeEach(async () => {
    school = await kit.school();
    personId = newId();
    await kit.admin.query(
      `insert into identity.persons (id, email, display_name, email_verified_at) values ($1, $2, 'Ada', now())`,
      [personId, `${personId}@example.org`],
    );
    ({ sessionId, bearer } = await session());
  });
  afterAll(async () => {
    await changes.onApplicationShutdown();
    await kit.stop();
  });

  function replica() {
    const { database } = kit.replica();
    const made = new AccessChanges(database, { everyMs: 100, blindAfterMs: 600 });
    const one = new PostgresAuthenticator(database, tokens, made, clock, { serve: true, work: false });
    one.onApplicationBootstrap();
    return { changes: made, authenticator: one };
  }
  async function session() {
    const id = newId();
    await kit.admin.query(
      `insert into identity.sessions (id, person_id, family_hash, current_hash, device_label, address, created_at, last_seen_at)
       values ($1, $2, $3, 'hash', 'Test', '127.0.0.1', now(), now())`,
      [id, personId, `family ${id}`],
    );
    const { token } = await tokens.issue({ personId, sessionId: id }, new Date());
    return { sessionId: id, bearer: `Bearer ${token}` };
  }
  const join = (role: string, from = 'current_date', to = 'null', timeZone = 'UTC') =>
    kit.admin.query(
      `with s as (update identity.schools set time_zone = '${timeZone}' where id = $3)
       insert into identity.memberships (id, person_id, role, school_id, valid_from, valid_to)
       values ($1, $2, '${role}', $3, ${from}, ${to})`,
      [newId(), personId, school],
    );
  const roles = async () => (await authenticator.authenticate(bearer)).grants.map(({ role }) => role);
  const isRefused = async (credential = bearer) =>
    authenticator.authenticate(credential).then(
      () => false,
      (error: unknown) => error instanceof NotSignedIn,
    );

  it('asks the database once for a token, and not again', async () => {
    await join('teacher');
    const first = await countStatements(() => authenticator.authenticate(bearer));
    expect(first.statements).toBe(1);
    // The role that was just given is a change itself, after which the first answer is not kept.
    await until(
      async () => (await countStatements(() => authenticator.authenticate(bearer))).statements === 0,
      'a kept answer',
    );
    expect(first.result).toMatchObject({ kind: 'person', personId, sessionId });
    expect(first.result.grants).toEqual([{ role: 'teacher', schoolId: school, districtId: null }]);
  });

  it('hears within seconds of a session that ended, whoever ended it', async () => {
    const other = await session();
    expect([await isRefused(), await isRefused(other.bearer)]).toEqual([false, false]);
    await kit.admin.query(
      `update identity.sessions set revoked_at = now(), revoked_reason = 'signed_out' where id = $1`,
      [sessionId],
    );
    await until(() => isRefused(), 'a refusal');
    expect(await isRefused(other.bearer)).toBe(false);
  });

  it('hears within seconds of roles that were given or taken, and of accounts that were closed', async () => {
    expect(await roles()).toEqual([]);
    await join('office');
    await until(async () => (await roles()).includes('office'), 'the role');
    await kit.admin.query(
      'update identity.memberships set valid_to = current_date - 1, valid_from = current_date - 9 where person_id = $1',
      [personId],
    );
    await until(async () => (await roles()).length === 0, 'the end of the role');
    await kit.admin.query(`update identity.persons set status = 'suspended' where id = $1`, [personId]);
    await until(() => isRefused(), 'a refusal');
  });

  it('hears of a change whose transaction took longer than those after it', async () => {
    const slow = await kit.connectionOf('admin');
    await slow.query('begin');
    await slow.query(
      `update identity.sessions set revoked_at = now(), revoked_reason = 'signed_out' where id = $1`,
      [sessionId],
    );
    await join('teacher');
    await until(async () => (await roles()).includes('teacher'), 'the quicker change');
    await slow.query('commit');
    await until(() => isRefused(), 'the slower change');
    await slow.end();
  });

  it('trusts nothing that it keeps once it cannot hear of changes', async () => {
    const deaf = replica();
    await until(() => deaf.changes.isCurrent(), 'the first look');
    await deaf.authenticator.authenticate(bearer);
    await deaf.changes.onApplicationShutdown();
    await kit.admin.query(
      `update identity.sessions set revoked_at = now(), revoked_reason = 'signed_out' where id = $1`,
      [sessionId],
    );
    await until(
      () =>
        deaf.authenticator.authenticate(bearer).then(
          () => false,
          () => true,
        ),
      'a refusal without having heard',
    );
  });

  it('tells others of each change, and when it may have missed some', async () => {
    const told: unknown[] = [];
    const watcher = replica();
    watcher.authenticator.onRevocation((change) => told.push(change));
    await until(() => told.includes(null), 'the first look, before which all is unknown');
    await kit.admin.query(
      `update identity.sessions set revoked_at = now(), revoked_reason = 'signed_out' where id = $1`,
      [sessionId],
    );
    await until(
      () => told.some((change) => (change as { sessionId?: string })?.sessionId === sessionId),
      'word',
    );
    expect(told).toContainEqual({ personId, sessionId });
    await watcher.changes.onApplicationShutdown();
  });

  it('counts roles by the school’s own date (K3)', async () => {
    const there = `(now() at time zone 'Pacific/Kiritimati')::date`;
    await join('teacher', there, there, 'Pacific/Kiritimati');
    expect(await roles()).toEqual(['teacher']);
    await kit.admin.query(`update identity.schools set time_zone = 'Pacific/Pago_Pago' where id = $1`, [
      school,
    ]);
    const west = await session();
    // Kiritimati is 25 hours ahead of Pago Pago: its today never is the today of both.
    expect((await authenticator.authenticate(west.bearer)).grants).toEqual([]);
  });

  it('lets API keys in as bearer or basic, until they are revoked', async () => {
    const { apiKey, text } = await ApiKey.create(
      { schoolId: school, label: 'MIS', createdBy: null },
      new Date(),
    );
    await kit.admin.query(
      `insert into identity.api_keys (id, school_id, label, secret_hash, created_at) values ($1, $2, 'MIS', $3, now())`,
      [apiKey.id, school, apiKey.secretHash],
    );
    const basic = `Basic ${Buffer.from(`any:${text}`).toString('base64')}`;
    for (const credential of [`Bearer ${text}`, basic]) {
      const access = await authenticator.authenticate(credential);
      expect(access).toMatchObject({ kind: 'client', clientId: apiKey.id, personId: null });
      expect(access.grants).toEqual([{ role: 'integration', schoolId: school, districtId: null }]);
    }
    expect(await isRefused(`Bearer ${text.slice(0, -1)}${text.endsWith('A') ? 'B' : 'A'}`)).toBe(true);
    await kit.admin.query('update identity.api_keys set revoked_at = now() where id = $1', [apiKey.id]);
    await until(() => isRefused(`Bearer ${text}`), 'a refusal');
  });

  it('knows the district of a school, and of none for what is no school', async () => {
    const { rows } = await kit.admin.query<{ id: string }>(
      'select district_id as id from identity.schools where id = $1',
      [school],
    );
    const first = await countStatements(() => authenticator.districtOf(school));
    const again = await countStatements(() => authenticator.districtOf(school));
    expect([first.result, again.result]).toEqual([rows[0]!.id, rows[0]!.id]);
    expect([first.statements, again.statements]).toEqual([1, 0]);
    expect(await authenticator.districtOf(newId())).toBeNull();
  });
});
