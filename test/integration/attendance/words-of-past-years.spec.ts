import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { systemActor } from '#domain/kernel/actor';
import { newId } from '#domain/kernel/id';
import { brokenAuditLinks, closeAuditChains } from '#platform/persistence/audit-chain';
import { Database } from '#platform/persistence/database';
import { LongTransactions } from '#platform/persistence/long-transactions';
import { UnitOfWork } from '#platform/persistence/unit-of-work';
import { ForgetOldWordsJob } from '../../../src/attendance/jobs/forget-old-words.job.js';
import { placesHolding } from '../../support/places-holding.js';
import { RosterOffice, type ListOf } from '../../support/roster-office.js';
import { TestApp } from '../../support/test-app.js';
import { twoSchools, type TestSchool, type TwoSchools } from '../../support/two-schools.js';

const WORDS = ['oldmail', 'oldnote', 'newmail', 'newnote'] as const;

let app: TestApp;
let schools: TwoSchools;

const rows = async <Row extends object = Record<string, unknown>>(sql: string, values: unknown[] = []) =>
  (await app.admin.query<Row>(sql, values)).rows;

/** A day so many months and days before the school's own today. */
async function ago(school: TestSchool, months: number, days = 0): Promise<string> {
  const [row] = await rows<{ day: string }>(
    `select ((now() at time zone $1)::date - make_interval(months => $2, days => $3))::date::text as day`,
    [school.timeZone, months, days],
  );
  return row!.day;
}

/** An absence, an entry of the desk and mails about the day, each with the word. */
async function aDay(school: TestSchool, date: string, mail: string, note: string): Promise<void> {
  const admin = new RosterOffice(app, school, school.people.admin);
  const { id } = await admin.student();
  const absence = await admin.make('/absences', {
    studentId: id,
    startsOn: '2026-10-05',
    endsOn: '2026-10-05',
    reason: note,
    note,
  });
  await rows(
    'update attendance.absences set starts_on = $2, ends_on = $2, decision_note = $3 where id = $1',
    [absence.id, date, note],
  );
  const entry = await admin.make('/desk-entries', { studentId: id, kind: 'in', reason: note });
  await rows('update attendance.desk_entries set date = $2 where id = $1', [entry.id, date]);
  for (const state of ['sent', 'refused', 'queued'])
    await rows(
      `insert into attendance.notifications (id, school_id, kind, date, about_id, student_id, person_id, recipient_name, address,
         language, message_id, state, reason, queued_at, send_at, prepared_at, content, sent_at)
       select $1::uuid, $2, 'absence', $3::date, $1::uuid, $4, $5, $6::text, $6 || '@example.org', 'en', $1::uuid::text, $7,
         case $7::text when 'refused' then '550 ' || $6 end, now(), 'infinity', now(), jsonb_build_object('student', $6::text),
         case $7::text when 'sent' then now() end`,
      [newId(), school.id, date, id, school.people.guardian.id, mail, state],
    );
}

const run = () => app.app.get(ForgetOldWordsJob).run({ signal: new AbortController().signal });

/** Everything of the log, the absences and the desk but words. */
const counted = () =>
  rows(`
    select (select json_agg(json_build_array(n.id, n.kind, n.date, n.state, n.round, n.sent_at, n.student_id, n.person_id)
        order by n.id) from attendance.notifications n) as mails,
      (select json_agg(json_build_array(a.id, a.starts_on, a.ends_on, a.code, a.state, a.decided_by) order by a.id)
        from attendance.absences a) as absences,
      (select json_agg(json_build_array(d.id, d.date, d.kind, d.at, d.code) order by d.id) from attendance.desk_entries d) as desk`);

describe('words of past years (K6)', () => {
  beforeAll(async () => {
    app = await TestApp.start({ MAILS_KEPT_MONTHS: '12', NOTES_KEPT_MONTHS: '18' });
    schools = await twoSchools(app);
    for (const school of [schools.hill, schools.lake]) {
      await aDay(school, await ago(school, 18, 1), 'oldmail', 'oldnote');
      await aDay(school, await ago(school, 12, 1), 'oldmail', 'newnote');
      await aDay(school, await ago(school, 12), 'newmail', 'newnote');
    }
  });
  afterAll(() => app.stop());

  it('go in every school when their time is over, also in one that has closed, and nothing that is counted', async () => {
    await rows(`update identity.schools set status = 'closed' where id = $1`, [schools.lake.id]);
    await app.app.get(UnitOfWork).run(systemActor(null), closeAuditChains);
    for (const word of WORDS) expect([word, (await placesHolding(app, word)).length]).not.toEqual([word, 0]);
    const before = await counted();
    expect(await run()).toEqual({ forgotten: 12 });
    await rows(`update identity.schools set status = 'active' where id = $1`, [schools.lake.id]);
    expect(await counted()).toEqual(before);
    expect(await placesHolding(app, 'oldnote')).toEqual([]);
    expect(
      await rows(`select distinct state from attendance.notifications where address like 'oldmail%'`),
    ).toEqual([{ state: 'queued' }]);
    expect(await placesHolding(app, 'newmail')).toEqual(['attendance.notifications']);
    expect((await placesHolding(app, 'newnote')).toSorted()).toEqual([
      'attendance.absences',
      'attendance.desk_entries',
      'platform.audit_entries',
    ]);
  });

  it('leave a log that can be read, and an audit log that is whole (K7)', async () => {
    const hill = new RosterOffice(app, schools.hill, schools.hill.people.admin);
    const log = await hill.get<ListOf<{ address: string }>>('/notifications?limit=100');
    expect(log.status).toBe(200);
    expect(log.body.items.filter(({ address }) => address === '(erased)')).toHaveLength(4);
    for (const path of ['/absences', '/desk-entries']) {
      const { status, body } = await hill.get(path);
      expect([path, status, JSON.stringify(body).includes('oldnote')]).toEqual([path, 200, false]);
    }
    await app.app.get(UnitOfWork).run(systemActor(null), closeAuditChains);
    const audit = new LongTransactions(app.app.get(Database));
    expect(await brokenAuditLinks(audit)).toEqual([]);
  });

  it('go once, and never within a year', async () => {
    expect(await run()).toEqual({ forgotten: 0 });
    await rows(`select set_config('app.school_id', $1, false)`, [schools.hill.id]);
    for (const forget of ['forget_old_mails', 'forget_old_notes'])
      await expect(rows(`select attendance.${forget}(11, 1)`)).rejects.toMatchObject({
        constraint: 'words_kept_for_a_year',
      });
    await rows(`select set_config('app.school_id', '', false)`);
  });
});

describe('words that are kept for good', () => {
  beforeAll(async () => {
    app = await TestApp.start({ MAILS_KEPT_MONTHS: 'off' });
    schools = await twoSchools(app);
    await aDay(schools.hill, await ago(schools.hill, 60), 'oldmail', 'oldnote');
  });
  afterAll(() => app.stop());

  it('stay', async () => {
    expect(await run()).toEqual({ forgotten: 0 });
    expect(await placesHolding(app, 'oldmail')).toEqual(['attendance.notifications']);
    expect(await placesHolding(app, 'oldnote')).toContain('attendance.absences');
  });
});
