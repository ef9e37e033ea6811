import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { extractText, getDocumentProxy } from 'unpdf';
import { aClass } from '../../support/a-class.js';
import { lyceum } from '../../support/command-line.js';
import { monthsAgo, oldRegister, type OldRegister } from '../../support/old-records.js';
import { TestApp } from '../../support/test-app.js';
import { twoSchools, type TestPerson, type TwoSchools } from '../../support/two-schools.js';
import { until } from '../../support/until.js';

const dayOf = (n: number) => `${monthsAgo(n).slice(0, 8)}15`;
const GONE = { status: 410, body: { code: 'attendance.records_archived' } };

describe('a month whose records are gone', () => {
  let app: TestApp;
  let schools: TwoSchools;
  let gone: OldRegister;
  let kept: OldRegister;
  beforeAll(async () => {
    app = await TestApp.start();
    schools = await twoSchools(app);
    const { sectionId, students } = await aClass(app, schools.hill);
    gone = await oldRegister(app.admin, schools.hill.id, dayOf(14), { sectionId, students });
    kept = await oldRegister(app.admin, schools.hill.id, dayOf(12), { sectionId, students });
  });
  afterAll(() => app.stop());

  const get = (path: string, by?: TestPerson) =>
    app.call<{ items: { registerId: string }[] }>('GET', `/schools/${schools.hill.id}${path}`, {
      token: (by ?? schools.hill.people.auditor).token,
    });
  const keepFor = (school: 'hill' | 'lake', recordsKeptMonths: number | null) =>
    app.call('PATCH', `/schools/${schools[school].id}/attendance-settings`, {
      token: schools[school].people.admin.token,
      body: { recordsKeptMonths },
    });
  const rehearse = async () => (await lyceum(app, ['attendance', 'retention', '--dry-run'])).out;
  const rowOf = (out: string, n: number) =>
    out.split('\n').find((row) => row.startsWith(monthsAgo(n).slice(0, 7)));

  it('goes when every school says so, which the command line tells before', async () => {
    expect(await keepFor('hill', 11)).toMatchObject({ status: 422 });
    expect(await keepFor('hill', 12)).toMatchObject({ status: 200, body: { recordsKeptMonths: 12 } });
    expect(rowOf(await rehearse(), 14)).toMatch(/for good +kept by 1 school$/);
    expect(await keepFor('lake', 12)).toMatchObject({ status: 200 });
    const out = await rehearse();
    expect(rowOf(out, 14)).toMatch(/ 1 +\d+\.\d MB .* gone$/);
    expect(rowOf(out, 12)).toMatch(/kept by 2 schools$/);
    expect(await get(`/registers/${gone.registerId}`)).toMatchObject({ status: 200 });
  }, 60_000);

  it('is let go of by the nightly job, which says so in the audit log', async () => {
    await app.admin.query(
      `update platform.schedules set next_at = now() where name = 'attendance.retire_records'`,
    );
    const done = () =>
      app.admin.query(
        `select result from platform.jobs where kind = 'attendance.retire_records' and state = 'done'`,
      );
    await until(async () => (await done()).rows.length > 0, 'the job');
    expect((await done()).rows).toEqual([
      { result: { retired: expect.arrayContaining([monthsAgo(14).slice(0, 7), monthsAgo(13).slice(0, 7)]) } },
    ]);
    const { rows } = await app.admin.query(
      `select after ->> 'month' as month, after -> 'rows' -> 'marks' as marks, length(after ->> 'sha256') as hash
       from platform.audit_entries where school_id = $1 and action = 'retire'`,
      [schools.hill.id],
    );
    expect(rows).toEqual([{ month: monthsAgo(14).slice(0, 7), marks: gone.students.length, hash: 64 }]);
  }, 60_000);

  it('answers so, now and as it stood at any instant', async () => {
    const [student] = gone.students;
    const at = `asOf=${dayOf(14)}T10:00:00Z`;
    for (const path of [
      `/registers/${gone.registerId}`,
      `/registers/${gone.registerId}?${at}`,
      `/registers/${gone.registerId}/states`,
      `/registers/${gone.registerId}/revisions`,
      `/registers?date=${gone.date}`,
      `/registers?date=${gone.date}&${at}`,
      `/students/${student}/attendance?from=${gone.date}`,
      `/students/${student}/attendance?${at}`,
    ])
      expect([path, await get(path)]).toMatchObject([path, GONE]);
    const reopened = app.call('POST', `/schools/${schools.hill.id}/registers/${gone.registerId}/reopen`, {
      token: schools.hill.people.admin.token,
      body: { reason: 'To look again' },
    });
    expect(await reopened).toMatchObject(GONE);
  });

  it('is in no export, which would say that nobody was absent', async () => {
    const token = schools.hill.people.admin.token;
    const send = (startsOn: string) =>
      app.call('POST', `/schools/${schools.hill.id}/attendance/edfi-exports`, {
        token,
        body: { startsOn, endsOn: kept.date, edfiSchoolId: 7 },
      });
    expect(await send(gone.date)).toMatchObject(GONE);
    expect(await send(kept.date)).toMatchObject({ status: 202 });
  });

  it('leaves a student’s figures, which say from when on single sessions are known', async () => {
    const path = `/schools/${schools.hill.id}/students/${gone.students[0]}/attendance-record`;
    const token = schools.hill.people.office.token;
    const record = (from: string) => app.call('GET', `${path}?from=${from}&to=${kept.date}`, { token });
    const begins = monthsAgo(12);
    expect((await record(gone.date)).body).toMatchObject({ figures: { marks: 2 }, notedFrom: begins });
    expect((await record(begins)).body).toMatchObject({ figures: { marks: 1 }, notedFrom: null });
    const printed = await app.fetch(`${app.url}/api/v1${path}?from=${gone.date}&to=${gone.date}&format=pdf`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const pages = await getDocumentProxy(new Uint8Array(await printed.arrayBuffer()));
    const { text } = await extractText(pages, { mergePages: true });
    expect(text).toContain('Single sessions are kept from');
    expect(text).not.toContain('Nothing in these days');
  });

  it('K1 tells nobody more than they may know: what is not theirs is not there', async () => {
    const notThere = { status: 404 };
    expect(await get(`/registers/${gone.registerId}`, schools.hill.people.teacher)).toMatchObject(notThere);
    expect(
      await app.call('GET', `/schools/${schools.lake.id}/registers/${gone.registerId}`, {
        token: schools.lake.people.office.token,
      }),
    ).toMatchObject(notThere);
  });

  it('leaves what is younger as it was, and its own figures', async () => {
    expect(await get(`/registers/${kept.registerId}`)).toMatchObject({
      status: 200,
      body: { state: 'locked' },
    });
    expect(await get(`/registers/${kept.registerId}?asOf=${kept.date}T10:00:00Z`)).toMatchObject({
      status: 200,
    });
    const { body } = await get(`/students/${gone.students[0]}/attendance?limit=200`);
    const shown = body.items.map(({ registerId }) => registerId);
    expect(shown).toContain(kept.registerId);
    expect(shown).not.toContain(gone.registerId);
    const { rows } = await app.admin.query('select marks from attendance.school_days where date = $1', [
      gone.date,
    ]);
    expect(rows).toEqual([{ marks: gone.students.length }]);
    expect((await lyceum(app, ['attendance', 'verify', '--repair'])).out).toContain('Every kept figure');
  }, 60_000);
});
