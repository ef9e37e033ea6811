import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DeleteOutdated } from '#platform/queue/housekeeping.jobs';
import { ExpireUploads } from '#platform/uploads/expire-uploads.job';
import type { RunningJob } from '#platform/queue/job-handler';
import { systemActor } from '#domain/kernel/actor';
import { newId } from '#domain/kernel/id';
import { brokenAuditLinks, closeAuditChains, redactedAuditEntries } from '#platform/persistence/audit-chain';
import { Database } from '#platform/persistence/database';
import { LongTransactions } from '#platform/persistence/long-transactions';
import { UnitOfWork } from '#platform/persistence/unit-of-work';
import { columnsWithout, placesHolding } from '../../support/places-holding.js';
import { settled } from '../../support/settled.js';
import { RosterOffice, type ListOf } from '../../support/roster-office.js';
import { TestApp } from '../../support/test-app.js';
import { somebody, twoSchools, type TwoSchools } from '../../support/two-schools.js';
import { until } from '../../support/until.js';
import { CLEARED } from '../../integration/platform/tenancy/erasure-columns.js';
import { aWholeLife, SECRETS, STAYS, type WholeLife } from '../../support/whole-life.js';

let app: TestApp;
let schools: TwoSchools;
let admin: RosterOffice;
let life: WholeLife;

beforeAll(async () => {
  app = await TestApp.start();
  schools = await twoSchools(app);
  admin = new RosterOffice(app, schools.hill, schools.hill.people.admin);
  life = await aWholeLife(app, schools.hill);
});
afterAll(() => app.stop());

const rows = async <Row extends object = Record<string, unknown>>(sql: string, values: unknown[] = []) =>
  (await app.admin.query<Row>(sql, values)).rows;
const erase = (by = admin, reason = 'Request 17 of 2026') =>
  by.call('POST', `/people/${life.id}/erasure`, { body: { reason } });

/** Everything that is counted of the school, and how often the person was marked, learnt and was judged. */
async function sums(): Promise<object> {
  const [counted] = await rows(
    `select
      (select json_agg(d order by d.date, d.student_id) from attendance.daily_summaries d where d.school_id = $1) as days,
      (select json_agg(d order by d.date, d.student_id) from attendance.daily_summaries_recomputed d where d.school_id = $1) as again,
      (select json_agg(d order by d.register_id) from attendance.register_summaries d where d.school_id = $1) as registers,
      (select json_agg(d) from attendance.school_days d where d.school_id = $1) as school,
      (select json_agg(json_build_array(v.register_id, v.student_id, v.revision, v.code, v.minutes_late, v.marked_by, v.recorded_at)
        order by v.register_id, v.student_id, v.revision) from attendance.mark_revisions v where v.school_id = $1) as revisions,
      (select json_agg(json_build_array(m.student_id, m.version, m.effective_code, m.effective_minutes_late) order by m.student_id)
        from attendance.marks m where m.school_id = $1) as marks,
      (select json_agg(to_jsonb(e) - 'reason' order by e.id) from learning.evidence e where e.school_id = $1) as evidence,
      (select json_agg(p order by p.run_id) from learning.progress p where p.school_id = $1) as progress,
      (select json_agg(json_build_array(s.id, s.score, s.points, s.state) order by s.id) from learning.submissions s
        where s.school_id = $1) as scores,
      (select json_agg(json_build_array(r.id, r.score, r.released_score) order by r.id) from learning.results r
        where r.school_id = $1) as results,
      (select json_agg(json_build_array(e.id, e.state, e.starts_on) order by e.id) from roster.enrolments e
        where e.school_id = $1) as enrolments,
      (select count(*)::int from learning.statements s where s.school_id = $1) as statements`,
    [schools.hill.id],
  );
  const rates = await admin.get('/attendance-rates?from=2026-09-01');
  const byYear = await admin.get('/attendance-rates?from=2026-09-01&by=year-group');
  return { ...counted!, rates: rates.body, byYear: byYear.body };
}

/** What is kept for a while alone is older than that, and the jobs that remove it have run. */
async function timePasses(): Promise<void> {
  await app.admin.query(`
    update platform.outbox set relayed_at = relayed_at - interval '8 days';
    update platform.jobs set finished_at = finished_at - interval '8 days' where state in ('done', 'cancelled');
    update platform.idempotency_keys set created_at = created_at - interval '25 hours';
    update platform.topic_messages set occurred_at = occurred_at - interval '25 hours'`);
  const job = { signal: new AbortController().signal } as RunningJob;
  await app.app.get(DeleteOutdated).run(job);
  await app.app.get(ExpireUploads).run(job);
}

/** Exports that nobody makes any more: the job of one was parked long ago, the other's is gone. */
async function exportsGivenUp(): Promise<void> {
  const [job] = await rows<{ id: string }>(
    `insert into platform.jobs (id, kind, payload, state, finished_at)
     values (uuidv7(), 'roster.export', '{}', 'parked', now()) returning id`,
  );
  await rows(
    `insert into roster.exports (id, district_id, job_id, end_dates) values (uuidv7(), $1, $2, 'last-day')`,
    [schools.hill.districtId, job!.id],
  );
  await rows(
    `insert into attendance.edfi_exports (id, school_id, starts_on, ends_on, edfi_school_id, calendar_code, reasons, job_id)
     values (uuidv7(), $1, '2026-09-01', '2026-10-01', '1', 'C', false, uuidv7())`,
    [schools.hill.id],
  );
}

/** Reactions to what was said of the person, in each state that a job may stay in for long. */
async function workThatRests(): Promise<void> {
  for (const state of ['waiting', 'parked'])
    await rows(
      `insert into platform.jobs (id, school_id, kind, payload, state, run_at)
       values (uuidv7(), $1, 'a reaction of another version', $2, $3, now() + interval '1 hour')`,
      [schools.hill.id, { event: { aggregateId: life.id, data: { displayName: SECRETS[0] } } }, state],
    );
}

/** The functions that clear words where they stand; of the others each has a test of its own. */
const IN_PLACE = ['attendance.forget_person', 'learning.forget_person'];

/** Settings, and what says which file and which job it is: nobody writes a word in them. */
const WITHOUT_WORDS = [
  'attendance.notification_preferences subscription',
  'platform.uploads metadata',
  'platform.uploads then_job',
];

const holding = (word: string) => placesHolding(app, word);

/** Where something is said about a student that is no name, and nothing of it is said by the student's account. */
const SAID = [
  'attendance.alerts',
  'attendance.mark_import_rows',
  'attendance.mark_proposals',
  'attendance.sync_operations',
  'learning.attempts',
  'learning.mark_changes',
  'learning.post_reports',
  'learning.posts',
  'learning.result_changes',
  'learning.results',
];

describe('K6 the erasure of somebody', () => {
  let before: object;

  it('is tried on somebody of whom something is said in every place that is cleared, as of somebody who stays', async () => {
    const cleared = IN_PLACE.flatMap((by) => CLEARED[by]!).filter(
      (column) => !WITHOUT_WORDS.includes(column),
    );
    expect(await columnsWithout(app, cleared, SECRETS)).toEqual([]);
    expect(await holding(STAYS)).toEqual(expect.arrayContaining(SAID));
  });

  it('waits until everything about the person is at an end, and says what is not', async () => {
    expect((await erase()).body).toMatchObject({
      code: 'roster.person_not_erasable',
      facts: {
        obstacles: [
          { is: 'not_left', count: 1 },
          { is: 'enrolled', count: 1 },
          { is: 'registers_not_locked', count: 1 },
        ],
      },
    });
    const yesterday = new Date(Date.parse(life.register.at.date) - 86_400_000).toISOString().slice(0, 10);
    await admin.call('POST', `/people/${life.id}/departure`, { body: { on: yesterday } });
    expect(await erase()).toMatchObject({
      status: 409,
      body: { facts: { obstacles: [{ is: 'registers_not_locked', count: 1 }] } },
    });
    await rows(`update attendance.registers set state = 'locked', version = version + 1 where id = $1`, [
      life.register.at.registerId,
    ]);
    expect(await erase(admin, 'Quenby wants it')).toMatchObject({
      status: 422,
      body: { code: 'roster.reason_names_person', errors: [{ pointer: '/reason' }] },
    });
    for (const word of SECRETS) expect([word, (await holding(word)).length]).not.toEqual([word, 0]);
  });

  it('is for those who lead the school, and for nobody of another one', async () => {
    const { office, teacher, auditor, student } = schools.hill.people;
    for (const person of [office, teacher, auditor, student])
      expect((await erase(admin.as(person))).status).toBe(403);
    const lake = new RosterOffice(app, schools.lake, schools.lake.people.admin);
    expect(await erase(lake)).toMatchObject({ status: 404, body: { code: 'roster.person_not_found' } });
    expect((await erase(admin.as(schools.lake.people.admin))).status).toBe(404);
  });

  it('A10, A11, A14 leaves every mark, sum and rate as it was, and nothing that says who it was', async () => {
    await settled(app);
    await app.app.get(UnitOfWork).run(systemActor(null), closeAuditChains);
    const other = await rows('select * from roster.people where school_id = $1 order by id', [
      schools.lake.id,
    ]);
    before = await sums();
    await exportsGivenUp();
    await workThatRests();
    expect((await erase()).status).toBe(204);
    await until(async () => {
      const told = await rows(
        `select from platform.outbox where type like '%.person_forgotten' and aggregate_id = $1`,
        [life.id],
      );
      const exports = await rows('select from roster.exports union all select from attendance.edfi_exports');
      return told.length === 2 && exports.length === 0;
    }, 'the other contexts to have forgotten');
    await settled(app);
    expect(await sums()).toEqual(before);
    await timePasses();
    for (const word of SECRETS) expect([word, await holding(word)]).toEqual([word, []]);
    expect(await holding(STAYS)).toEqual(expect.arrayContaining(SAID));
    expect(
      await rows('select * from roster.people where school_id = $1 order by id', [schools.lake.id]),
    ).toEqual(other);
  });

  it('shows a record without a name, in lists, registers and figures, and nothing by the old one', async () => {
    expect((await admin.get(`/people/${life.id}`)).body).toMatchObject({
      displayName: 'Erased person',
      status: 'anonymised',
      email: null,
      identifier: null,
      hasSignIn: false,
    });
    expect((await admin.get<ListOf<object>>('/people?q=quen')).body.items).toEqual([]);
    const sheet = await life.register.read('', schools.hill.people.admin);
    expect(JSON.stringify(sheet)).toContain('Erased person');
    for (const path of [
      `/registers?date=${life.register.at.date}`,
      `/registers/${life.register.at.registerId}/sheet`,
      `/students/${life.id}/attendance`,
      `/absences?studentId=${life.id}`,
      `/desk-entries?studentId=${life.id}`,
      '/notifications',
      `/certificates?learnerId=${life.id}`,
      `/course-enrolments?learnerId=${life.id}`,
      '/memberships',
      '/invitations',
      '/audit-entries?limit=200',
    ]) {
      const { status, body } = await admin.get(path);
      expect([path, status]).toEqual([path, 200]);
      for (const word of SECRETS) expect([path, JSON.stringify(body).includes(word)]).toEqual([path, false]);
    }
    expect((await admin.call('GET', `/roster-exports/${life.exportId}/file`)).status).toBe(404);
  });

  it('is in the audit log, which is whole, with who and why and without what was erased (K7)', async () => {
    const { body } =
      await admin.get<ListOf<{ subjectType: string; action: string; personId: string; after: object }>>(
        '/audit-entries?limit=200',
      );
    const told = body.items.find(({ subjectType }) => subjectType === 'Erasure');
    expect(told).toMatchObject({
      action: 'create',
      personId: schools.hill.people.admin.id,
      after: { rosterPersonId: life.id, reason: 'Request 17 of 2026' },
    });
    await app.app.get(UnitOfWork).run(systemActor(null), closeAuditChains);
    const log = new LongTransactions(app.app.get(Database));
    expect(await brokenAuditLinks(log)).toEqual([]);
    expect(await redactedAuditEntries(log)).toBeGreaterThan(3);
    const listed = await admin.as(schools.hill.people.auditor).get<ListOf<object>>('/erasures');
    expect(listed.body.items).toMatchObject([
      { rosterPersonId: life.id, reason: 'Request 17 of 2026', erasedBy: schools.hill.people.admin.id },
    ]);
    const lake = new RosterOffice(app, schools.lake, schools.lake.people.admin);
    expect((await lake.get<ListOf<object>>('/erasures')).body.items).toEqual([]);
  });

  it('leaves a certificate that can be verified, and a statement that is somebody’s', async () => {
    const [{ code }] = (await rows<{ code: string }>('select code from learning.certificates where id = $1', [
      life.certificateId,
    ])) as [{ code: string }];
    const page = await (await app.fetch(`${app.url}/certificates/${code}`)).text();
    expect(page).toContain('This certificate is valid.');
    expect(page).toContain('Erased person');
    const { body } = await life.provider.call('GET', 'statements', {
      query: { statementId: life.statementId },
    });
    expect(body).toMatchObject({
      actor: { account: { name: life.id } },
      object: { id: 'https://example.org/q/1' },
      result: { success: true },
    });
    const asked = {
      agent: JSON.stringify((body as { actor: object }).actor),
      verb: 'http://adlnet.gov/expapi/verbs/answered',
    };
    const found = await life.provider.call('GET', 'statements', { query: asked });
    expect((found.body as { statements: object[] }).statements).toHaveLength(1);
  });

  it('ends what the account had in the school, at once, and is for good', async () => {
    await until(
      async () => (await admin.as(life.person).get('')).status === 404,
      'the account to be a stranger',
    );
    expect(await rows('select from identity.memberships where person_id = $1', [life.person.id])).toEqual([]);
    for (const answer of [await erase(), await admin.call('POST', `/people/${life.id}/return`)])
      expect(answer).toMatchObject({ status: 409, body: { code: 'roster.person_is_erased' } });
    await expect(
      rows(`update roster.people set status = 'left' where id = $1`, [life.id]),
    ).rejects.toMatchObject({ constraint: 'people_stay_erased' });
    await expect(
      rows(`update roster.people set email = 'a@b.example' where id = $1`, [life.id]),
    ).rejects.toMatchObject({ constraint: 'people_erased' });
  });

  it('K7 ends what was accepted a moment ago, leaves invitations of others, and the log tells what ended', async () => {
    const { hill } = schools;
    const accepted = await somebody(app, 'student', { schoolId: hill.id });
    const email = 'family@example.org';
    const child = await admin.student({ givenName: 'Wanda', email });
    const mother = await admin.guardian({ email: 'Family@example.org' });
    const link = await admin.guardianLink({ guardianId: mother.id, studentId: child.id });
    const [mine, hers] = [
      await admin.make('/invitations', { email, role: 'student', rosterPersonId: child.id }),
      await admin.make('/invitations', { email, role: 'guardian' }),
    ];
    await rows('update identity.invitations set accepted_at = now(), accepted_by = $2 where id = $1', [
      mine.id,
      accepted.id,
    ]);
    const [membership] = await rows('select id from identity.memberships where person_id = $1', [
      accepted.id,
    ]);
    await admin.call('POST', `/people/${child.id}/departure`, { body: { on: '2026-10-30' } });
    const erased = await admin.call('POST', `/people/${child.id}/erasure`, { body: { reason: 'A test' } });
    expect(erased.status).toBe(204);
    expect(await rows('select from identity.memberships where person_id = $1', [accepted.id])).toEqual([]);
    expect(
      await rows('select email, withdrawn_at from identity.invitations where id = $1', [hers.id]),
    ).toEqual([{ email, withdrawn_at: null }]);
    const told = await rows(
      `select action, subject_type, subject_id from platform.audit_entries
       where subject_id = any ($1) and before is null and after is null order by subject_type`,
      [[mine.id, hers.id, membership!['id'], link.id]],
    );
    expect(told).toEqual([
      { action: 'delete', subject_type: 'GuardianLink', subject_id: link.id },
      { action: 'update', subject_type: 'Invitation', subject_id: mine.id },
      { action: 'delete', subject_type: 'Membership', subject_id: membership!['id'] },
    ]);
  });

  it('forgets nothing of a member who has not left, whoever calls for it', async () => {
    const { hill, lake } = schools;
    for (const school of [hill, lake]) {
      await rows(`select set_config('app.school_id', $1, false)`, [school.id]);
      await expect(
        rows('select identity.forget_member($1, $2)', [life.register.students[1], ['a@example.org']]),
      ).rejects.toMatchObject({ constraint: 'erasures_of_those_who_left' });
    }
    await rows(`select set_config('app.school_id', '', false)`);
  });

  it('takes effect once, however often it is told', async () => {
    const state = await sums();
    await rows(`select set_config('app.school_id', $1, false)`, [schools.hill.id]);
    await rows('select attendance.forget_person($1, $2), learning.forget_person($1, $2)', [
      life.id,
      life.person.id,
    ]);
    await rows('select attendance.forget_person($1, null)', [life.register.students[1]]);
    await rows(`select set_config('app.school_id', '', false)`);
    expect(await sums()).toEqual(state);
    const [untouched] = await rows(
      `select display_name from attendance.register_entries where student_id = $1`,
      [life.register.students[1]],
    );
    expect(untouched!['display_name']).not.toBe('Erased person');
  });

  it('takes no words from a device that comes late, which is answered again as before', async () => {
    const { registerId } = life.register.at;
    const made = {
      registerId,
      studentId: life.id,
      code: 'A',
      baseVersion: 0,
      markedAt: '2026-11-20T08:03:04Z',
    };
    const sync = async (operations: object[]) => {
      const body = { deviceId: schools.hill.id, operations };
      const answer = await admin
        .as(schools.hill.people.teacher)
        .call<{ operations: object[] }>('POST', '/sync', { body });
      return answer.body.operations;
    };
    const one = { ...made, operationId: newId(), reason: 'toolatesaid' };
    const lost = { ...made, operationId: newId(), registerId: newId(), reason: 'toolatesaid' };
    const answers = [{ outcome: 'proposed', proposal: { cause: 'locked' } }, { outcome: 'refused' }];
    expect(await sync([one, lost])).toMatchObject(answers);
    expect(await sync([one, lost])).toMatchObject(answers.map((answer) => ({ ...answer, replayed: true })));
    expect(await holding('toolatesaid')).toEqual([]);
    expect(
      await rows('select reason from attendance.mark_proposals where operation_id = $1', [one.operationId]),
    ).toEqual([{ reason: '(erased)' }]);
    await rows(
      `insert into attendance.mark_proposals select (jsonb_populate_record(p, jsonb_build_object(
         'id', gen_random_uuid(), 'operation_id', gen_random_uuid(), 'reason', 'toolatesaid'))).*
       from attendance.mark_proposals p where student_id = $1`,
      [life.id],
    );
    expect(await holding('toolatesaid')).toEqual([]);
  });
});
