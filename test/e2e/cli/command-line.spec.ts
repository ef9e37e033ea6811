import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#domain/kernel/id';
import { dateIn } from '#domain/kernel/local-date';
import { lyceum, lyceumAsBuilt } from '../../support/command-line.js';
import { withClient } from '../../support/template.js';
import { TestApp } from '../../support/test-app.js';
import { twoSchools, type TwoSchools } from '../../support/two-schools.js';
import { until } from '../../support/until.js';

const PASSWORD = 'correct horse battery\n';

describe('the command line', () => {
  let app: TestApp;
  let schools: TwoSchools;

  beforeAll(async () => {
    app = await TestApp.start();
    schools = await twoSchools(app);
  });
  afterAll(() => app.stop());

  const user = (email: string, ...rest: string[]) =>
    lyceum(app, ['user', 'create', '--email', email, '--name', 'Some Body', ...rest], PASSWORD);

  it('helps, and calls a wrong word by its exit code', async () => {
    const help = await lyceumAsBuilt(app, ['--help']);
    expect(help).toMatchObject({ code: 0, err: '' });
    for (const command of ['doctor', 'migrate', 'seed', 'user']) expect(help.out).toContain(command);
    expect(await lyceumAsBuilt(app, ['dance'])).toMatchObject({ code: 64 });
    expect(await lyceum(app, ['user', 'create'])).toMatchObject({ code: 64 });
  });

  it('tells that everything is in order', async () => {
    const doctor = await lyceum(app, ['doctor']);
    expect(doctor).toMatchObject({ code: 0 });
    expect(doctor.out).toMatch(/ok +Database +PostgreSQL 18/);
    expect(doctor.out).toMatch(/\d+ migrations applied\n/);
    expect(await lyceum(app, ['migrate'])).toMatchObject({ code: 0, out: 'The database is up to date.\n' });
  });

  it('looks at a new database without making anything in it, and tells what an upgrade would do', async () => {
    await app.admin.query('create database lyceum_test_for_doctor');
    const url = new URL(app.adminUrl);
    url.pathname = '/lyceum_test_for_doctor';
    try {
      const doctor = await lyceum(app, ['doctor'], '', { DATABASE_URL: url.href });
      expect(doctor).toMatchObject({ code: 0 });
      expect(doctor.out).toMatch(/ok +Database +PostgreSQL 18.*empty/);
      const schemas = await withClient(url.href, (client) =>
        client.query(`select from pg_namespace where nspname in ('migration', 'platform')`),
      );
      expect(schemas.rowCount).toBe(0);
    } finally {
      await app.admin.query('drop database lyceum_test_for_doctor with (force)');
    }
    const latest = await app.admin.query(
      `delete from migration.applied where name = (select max(name) from migration.applied) returning *`,
    );
    expect((await lyceum(app, ['doctor'])).out).toMatch(/\d+ migrations applied, 1 to come/);
    const { name, sha256, applied_at: at } = latest.rows[0] as Record<string, unknown>;
    await app.admin.query('insert into migration.applied values ($1, $2, $3)', [name, sha256, at]);
  });

  it('tells what is wrong: nobody answers as Redis, and several processes would each name their own port', async () => {
    const several = { REDIS_URL: 'redis://127.0.0.1:1', PUBLIC_URL: '' };
    const doctor = await lyceum(app, ['doctor'], '', several);
    expect(doctor).toMatchObject({ code: 69 });
    expect(doctor.out).toMatch(/FAIL +Redis/);
    expect(doctor.out).toMatch(/FAIL +Address +REDIS_URL is set.*PUBLIC_URL is not/);
  });

  it('gives roles from today on by the clocks of the school, and of the platform by UTC', async () => {
    const utc = dateIn('UTC', new Date());
    // At any hour one of the two has another date than UTC.
    const zone = ['Pacific/Kiritimati', 'Etc/GMT+12'].find((one) => dateIn(one, new Date()) !== utc)!;
    const there = dateIn(zone, new Date());
    const { lake } = schools;
    await app.admin.query('update identity.schools set time_zone = $2 where id = $1', [lake.id, zone]);
    const away = ['--time-zone', zone];
    await app.admin.query(`delete from identity.memberships where role = 'platform-admin'`);
    await user('first.admin@example.org', '--role', 'platform-admin', ...away);
    await user('clerk@example.org', '--role', 'office', '--school', lake.id, '--time-zone', 'UTC');
    const { rows } = await app.admin.query(
      `select p.email, m.valid_from::text as "from" from identity.memberships m join identity.persons p on p.id = m.person_id
       where p.email in ('first.admin@example.org', 'clerk@example.org') order by 1`,
    );
    expect(rows).toEqual([
      { email: 'clerk@example.org', from: there },
      { email: 'first.admin@example.org', from: utc },
    ]);
    const nowhere = await user('none@example.org', '--role', 'office', '--school', newId());
    expect(nowhere.err).toContain('There is no such school');
  });

  it('makes an account with a role in one school and no other', async () => {
    const { hill, lake } = schools;
    const words = ['user', 'create', '--email', 'new.office@example.org', '--name', 'Some Body'];
    const made = lyceumAsBuilt(app, [...words, '--role', 'office', '--school', hill.id], PASSWORD);
    expect(await made).toMatchObject({ code: 0 });
    const signedIn = await app.call<{ accessToken: string }>('POST', '/sessions', {
      body: { email: 'new.office@example.org', password: PASSWORD.trim() },
    });
    const token = signedIn.body.accessToken;
    expect((await app.call('GET', `/schools/${hill.id}/sections`, { token })).status).toBe(200);
    expect((await app.call('GET', `/schools/${lake.id}/sections`, { token })).status).toBe(404);
  });

  it('says what is wrong and changes nothing', async () => {
    const taken = await user('new.office@example.org');
    expect(taken).toMatchObject({ code: 1 });
    expect(taken.err).toContain('already');
    expect(await user('roleless@example.org', '--role', 'office')).toMatchObject({ code: 64 });
    const second = await user('second@example.org', '--role', 'platform-admin');
    expect(second.err).toContain('has an administrator already');
    const weak = await lyceum(
      app,
      ['user', 'create', '--email', 'w@example.org', '--name', 'W'],
      'password\n',
    );
    expect(weak).toMatchObject({ code: 65 });
  });

  it('closes an account and opens it again', async () => {
    const email = 'closed@example.org';
    const signIn = async () =>
      (await app.call('POST', '/sessions', { body: { email, password: PASSWORD.trim() } })).status;
    await user(email);
    expect(await signIn()).toBe(201);
    expect(await lyceum(app, ['user', 'suspend', '--email', email])).toMatchObject({ code: 0 });
    expect(await signIn()).toBe(401);
    expect(await lyceum(app, ['user', 'reinstate', '--email', email])).toMatchObject({ code: 0 });
    expect(await signIn()).toBe(201);
    const nobody = await lyceum(app, ['user', 'suspend', '--email', 'nobody@example.org']);
    expect(nobody).toMatchObject({ code: 1, err: 'There is no such person.\n' });
  });

  it('reads the audit log again, and says what was tampered with (K7)', async () => {
    const name = { body: { name: 'Renamed' }, token: schools.hill.people.admin.token };
    await app.call('PATCH', `/schools/${schools.hill.id}`, name);
    await until(async () => {
      await app.admin.query('select platform.close_audit_chains()');
      const { rows } = await app.admin.query('select from platform.audit_links where chain = $1', [
        schools.hill.id,
      ]);
      return rows.length > 0;
    }, 'the link');
    expect(await lyceum(app, ['audit', 'verify'])).toMatchObject({
      code: 0,
      out: 'The audit log is as it was written.\n',
    });
    await app.admin.query(`update platform.audit_entries set after = '{}' where school_id = $1`, [
      schools.hill.id,
    ]);
    const broken = await lyceum(app, ['audit', 'verify']);
    expect(broken.code).toBe(1);
    expect(broken.out).toContain(schools.hill.id);
  });

  it('K6 erases an account for good, with a reason that names nobody', async () => {
    const email = 'erased@example.org';
    await user(email);
    const erase = (reason: string) => lyceum(app, ['user', 'erase', '--email', email, '--reason', reason]);
    expect(await lyceum(app, ['user', 'erase', '--email', email])).toMatchObject({ code: 64 });
    expect((await erase('erased@example.org wrote to us')).err).toContain('must not say who');
    expect(await erase('Request 18')).toMatchObject({ code: 0 });
    expect((await erase('Request 18')).err).toBe('There is no such person.\n');
    const { rows } = await app.admin.query(
      `select e.reason, e.erased_by, p.display_name from identity.account_erasures e
       join identity.persons p on p.id = e.person_id`,
    );
    expect(rows).toEqual([{ reason: 'Request 18', erased_by: null, display_name: 'Erased person' }]);
  });

  it('makes the demo in an empty database only', async () => {
    expect((await lyceum(app, ['seed'], PASSWORD)).err).toContain('in use already');
    const empty = await TestApp.start({ LYCEUM_ROLE: 'api' });
    try {
      const seeded = await lyceum(empty, ['seed'], PASSWORD);
      expect(seeded).toMatchObject({ code: 0 });
      expect(seeded.out).toContain('teacher1@oakfield.demo.example');
      const credentials = { email: 'office@harbour.demo.example', password: PASSWORD.trim() };
      expect((await empty.call('POST', '/sessions', { body: credentials })).status).toBe(201);
    } finally {
      await empty.stop();
    }
  });
});
