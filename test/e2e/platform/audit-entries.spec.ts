import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { urlOf } from '#platform/persistence/database-urls';
import { auditOf, mappedClasses } from '#platform/persistence/map-class';
import { aClass } from '../../support/a-class.js';
import { settled } from '../../support/settled.js';
import { RosterOffice } from '../../support/roster-office.js';
import { TestApp } from '../../support/test-app.js';
import { givePassword, PASSWORD, twoSchools, type TwoSchools } from '../../support/two-schools.js';
import { until } from '../../support/until.js';

interface Entry {
  readonly school_id: string | null;
  readonly person_id: string | null;
  readonly client_id: string | null;
  readonly request_id: string | null;
  readonly origin: string | null;
  readonly action: string;
  readonly before: Record<string, unknown> | null;
  readonly after: Record<string, unknown> | null;
}

describe('what is written down of a change (K7)', () => {
  let app: TestApp;
  let schools: TwoSchools;
  let office: RosterOffice;

  beforeAll(async () => {
    app = await TestApp.start();
    schools = await twoSchools(app);
    office = new RosterOffice(app, schools.hill);
  });
  afterAll(() => app.stop());

  const entries = async (subject: string) =>
    (
      await app.admin.query<Entry>(
        'select * from platform.audit_entries where subject_id = $1 order by at, id',
        [subject],
      )
    ).rows;

  it('says who, in which school, by which request, from where', async () => {
    const answer = await office.call('POST', '/courses', { body: { title: 'Art' } });
    expect(await entries(answer.body.id)).toEqual([
      expect.objectContaining({
        school_id: schools.hill.id,
        person_id: schools.hill.people.office.id,
        client_id: null,
        request_id: answer.headers.get('x-request-id'),
        origin: '127.0.0.1',
      }),
    ]);
  });

  it('says what: everything of what is new, the former and the new value of what changed, all of what is gone', async () => {
    const details = { title: 'Art', code: null, subjects: ['Art', 'a, "quoted" one'], grades: ['07'] };
    const { id } = await office.course(details);
    await office.call('PATCH', `/courses/${id}`, { body: { code: 'ART-1', subjects: [] } });
    await office.call('DELETE', `/courses/${id}`);
    const course = { id, schoolId: schools.hill.id, ...details, subjectCodes: [] };
    expect((await entries(id)).map(({ action, before, after }) => ({ action, before, after }))).toEqual([
      { action: 'create', before: null, after: course },
      {
        action: 'update',
        before: { code: null, subjects: details.subjects },
        after: { code: 'ART-1', subjects: [] },
      },
      { action: 'delete', before: { ...course, code: 'ART-1', subjects: [] }, after: null },
    ]);
  });

  it('is as readable for dates, instants and what is nested', async () => {
    const { id } = await office.enrolment({ startsOn: '2026-09-01' });
    await office.call('POST', `/enrolments/${id}/suspend`, { body: { from: '2026-10-05' } });
    expect((await entries(id)).at(-1)).toMatchObject({
      before: { state: 'active', suspensions: [] },
      after: { state: 'suspended', suspensions: [{ from: '2026-10-05', to: null }] },
    });
    const at = await aClass(app, schools.hill);
    const { token, id: teacher } = schools.hill.people.teacher;
    await app.call('POST', `/schools/${at.schoolId}/registers/${at.registerId}/open`, { token });
    const generated = (await entries(schools.hill.id)).filter(({ after }) => after?.['date'] === at.date);
    expect(generated.at(-1)).toMatchObject({ person_id: null, after: { changed: 0, cancelled: 0 } });
    // A class that comes while registers are generated is generated in two parts.
    const sum = (what: string) => generated.reduce((all, { after }) => all + Number(after![what]), 0);
    expect([sum('added'), sum('entries')]).toEqual([1, 6]);
    const opened = (await entries(at.registerId)).at(-1)!;
    expect(opened).toMatchObject({
      before: { state: 'scheduled', openedAt: null, openedBy: null },
      after: { state: 'open', openedBy: teacher },
    });
    expect(opened.after!['openedAt']).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
  });

  it('is nothing of a request that failed or changed nothing', async () => {
    const { id, version } = await office.course({ title: 'Same' });
    await office.call('PATCH', `/courses/${id}`, { body: { title: 'Same' } });
    await office.call('PATCH', `/courses/${id}`, { body: { title: '' } });
    const stale = { 'if-match': `"${version + 5}"` };
    expect(
      (await office.call('PATCH', `/courses/${id}`, { body: { title: 'No' }, headers: stale })).status,
    ).toBe(412);
    expect((await entries(id)).map(({ action }) => action)).toEqual(['create']);
  });

  it('names the program when it was one', async () => {
    const key = await app.call<{ clientId: string; apiKey: string }>(
      'POST',
      `/schools/${schools.hill.id}/api-keys`,
      { token: schools.hill.people.admin.token, body: { label: 'Records system' } },
    );
    const made = await app.call<{ id: string }>('POST', `/schools/${schools.hill.id}/courses`, {
      headers: { authorization: `Bearer ${key.body.apiKey}` },
      body: { title: 'By a program' },
    });
    expect(await entries(made.body.id)).toMatchObject([{ person_id: null, client_id: key.body.clientId }]);
  });

  it('follows what a change has caused: the same request, by a job', async () => {
    const { id, token, email } = schools.lake.people.admin;
    await givePassword(app, { id, token, email });
    const answer = await app.call('POST', '/sessions', { body: { email, password: PASSWORD } });
    await settled(app);
    const caused = async () => (await entries(id)).find(({ after }) => after?.['lastSignedInAt']);
    await until(async () => Boolean(await caused()), 'the sign-in to be noted in the profile');
    expect(await caused()).toMatchObject({ request_id: answer.headers.get('x-request-id') });
    expect((await caused())!.origin).toMatch(/^job/);
  });

  it('shows no secret', async () => {
    const { id, token, email } = schools.hill.people.auditor;
    await givePassword(app, { id, token, email });
    const body = { password: PASSWORD, newPassword: 'gravel onion seventeen harp' };
    expect((await app.call('PUT', '/me/password', { token, body })).status).toBe(204);
    const change = (await entries(id)).find(({ after }) => after && 'passwordHash' in after);
    expect(change).toMatchObject({
      before: { passwordHash: '(secret)' },
      after: { passwordHash: '(secret)' },
    });
  });

  it('would show none of any mapped class: whatever sounds like a secret is marked as one', () => {
    const secrets = mappedClasses().flatMap((schema) => {
      const { className, properties } = schema.meta;
      const audit = auditOf(className);
      if (audit === 'none') return [];
      return Object.keys(properties)
        .filter((field) => /hash|secret|token|password|nonce/i.test(field))
        .map((field) => ({
          field: `${className}.${field}`,
          hidden: audit?.secret?.includes(field as never),
        }));
    });
    expect(secrets.length).toBeGreaterThan(3);
    expect(secrets.filter(({ hidden }) => !hidden)).toEqual([]);
  });

  it('can be changed or removed by nobody who serves', async () => {
    const { id } = await office.course();
    for (const role of ['lyceum_app', 'lyceum_relay'] as const) {
      const client = new pg.Client({ connectionString: urlOf(app.adminUrl, role) });
      await client.connect();
      await client.query(`select set_config('app.school_id', $1, false)`, [schools.hill.id]);
      for (const sql of [
        `update platform.audit_entries set action = 'read' where subject_id = $1`,
        'delete from platform.audit_entries where subject_id = $1',
      ])
        await expect(client.query(sql, [id])).rejects.toMatchObject({ code: '42501' });
      await expect(client.query('truncate platform.audit_entries')).rejects.toMatchObject({ code: '42501' });
      await client.end();
    }
    expect(await entries(id)).toHaveLength(1);
  });
});
