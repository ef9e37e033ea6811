import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { lyceum, lyceumAsBuilt } from '../../support/command-line.js';
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
    expect(await lyceum(app, ['migrate'])).toMatchObject({ code: 0, out: 'The database is up to date.\n' });
  });

  it('tells what is wrong: nobody answers as Redis, and several processes would each name their own port', async () => {
    const several = { REDIS_URL: 'redis://127.0.0.1:1', PUBLIC_URL: '' };
    const doctor = await lyceum(app, ['doctor'], '', several);
    expect(doctor).toMatchObject({ code: 69 });
    expect(doctor.out).toMatch(/FAIL +Redis/);
    expect(doctor.out).toMatch(/FAIL +Address +REDIS_URL is set.*PUBLIC_URL is not/);
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
