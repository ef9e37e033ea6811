import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CourseAuthor } from '../../support/course-author.js';
import { lyceum } from '../../support/command-line.js';
import { RecordProvider } from '../../support/record-provider.js';
import { settled } from '../../support/settled.js';
import { RosterOffice, type ListOf } from '../../support/roster-office.js';
import { TestSocket } from '../../support/socket.js';
import { studentWhoSignsIn } from '../../support/student-who-signs-in.js';
import { TestApp } from '../../support/test-app.js';
import { somebody, twoSchools, type TwoSchools } from '../../support/two-schools.js';
import { until } from '../../support/until.js';

interface Item {
  readonly itemId: string;
  readonly state: string;
  readonly completedAt: string | null;
  readonly waiver: {
    readonly at: string;
    readonly by: string;
    readonly byName: string;
    readonly reason: string;
  } | null;
  readonly missing: readonly string[];
}

interface Progress {
  readonly state: string;
  readonly done: number;
  readonly percent: number;
  readonly total: number;
  readonly items: readonly Item[];
  readonly explanation: { readonly of: readonly object[] };
}

let app: TestApp;
let schools: TwoSchools;
let teacher: RosterOffice;
let author: CourseAuthor;

beforeAll(async () => {
  app = await TestApp.start();
  schools = await twoSchools(app);
  teacher = new RosterOffice(app, schools.hill, schools.hill.people.teacher);
  author = new CourseAuthor(teacher);
});
afterAll(() => app.stop());

const REASON = 'Done at the former school';
const refused = (status: number, code: string) => ({ status, body: { code: `learning.${code}` } });

/** Somebody who learns in a published run of two pages, the second of which requires the first. */
async function learning() {
  const { person, id: learnerId } = await studentWhoSignsIn(app, schools.hill);
  const { courseId, runId, moduleId, itemId: first } = await author.published();
  const second = await author.page(moduleId);
  for (const id of [first, second]) await author.publish(`course-items/${id}`);
  await teacher.call('PUT', `/course-items/${second}/requirements`, { body: { itemIds: [first] } });
  const enrolmentId = await author.enrol(runId, learnerId);
  const me = new RosterOffice(app, schools.hill, person);
  const progress = async () => (await me.get<Progress>(`/course-enrolments/${enrolmentId}/progress`)).body;
  await settled(app); // or the rules of the run would measure them later
  const path = (itemId: string) => `/course-enrolments/${enrolmentId}/waivers/${itemId}`;
  const waive = (itemId: string, by = teacher, reason = REASON) =>
    by.call<Progress>('PUT', path(itemId), { body: { reason } });
  const unwaive = (itemId: string, by = teacher) => by.call<Progress>('DELETE', path(itemId));
  const state = async () => (await teacher.get(`/course-enrolments/${enrolmentId}`)).body.state;
  const view = (itemId: string) => me.call<Progress>('POST', `/course-items/${itemId}/viewed`);
  const of = { person, me, learnerId, courseId, runId, moduleId, first, second, enrolmentId };
  return { ...of, progress, waive, unwaive, state, view };
}

async function evidenceOf(itemId: string, kind: string): Promise<string[]> {
  const { rows } = await app.admin.query<{ id: string }>(
    'select id from learning.evidence where item_id = $1 and kind = $2',
    [itemId, kind],
  );
  return rows.map(({ id }) => id);
}

describe('a waiver', () => {
  it('counts as a completion, opens what requires it, and says to the learner who waived it, when and why', async () => {
    const { first, second, me, progress, waive, view, state, runId, learnerId } = await learning();
    expect(await me.get(`/course-items/${second}`)).toMatchObject(refused(403, 'item_locked'));
    const waived = await waive(first);
    expect(waived).toMatchObject({ status: 200, body: { state: 'in_progress', done: 1, percent: 50 } });
    const { items, explanation } = await progress();
    const waiver = { by: schools.hill.people.teacher.id, byName: expect.any(String), reason: REASON };
    expect(items[0]).toMatchObject({ itemId: first, state: 'waived', waiver });
    expect(items[0]!.waiver!.at).toBe(items[0]!.completedAt);
    expect(items[1]).toMatchObject({ waiver: null, missing: [] });
    expect(explanation.of[0]).toMatchObject({ met: true, evidence: [{ kind: 'waived', itemId: first }] });
    expect((await me.get(`/course-items/${second}`)).status).toBe(200);
    const { body } = await me.get<ListOf<{ runId: string; nextItem: object }>>('/my-courses');
    expect(body.items.find((course) => course.runId === runId)).toMatchObject({
      done: 1,
      nextItem: { itemId: second },
    });
    expect(await view(second)).toMatchObject({ body: { state: 'completed', done: 2, percent: 100 } });
    expect(await state()).toBe('completed');
    const certificates = () => me.get<ListOf<object>>(`/certificates?learnerId=${learnerId}`);
    await until(async () => (await certificates()).body.items.length === 1, 'a certificate');
    expect(await lyceum(app, ['learning', 'verify', '--school', schools.hill.id])).toMatchObject({ code: 0 });
  });

  it('completes the run where it was the last, once, also of two at the same moment', async () => {
    const { first, second, view, waive, progress, state } = await learning();
    await view(first);
    const answers = await Promise.all([waive(second), waive(second), waive(second)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await evidenceOf(second, 'waived')).toHaveLength(1);
    expect(await progress()).toMatchObject({ state: 'completed', done: 2, items: [{}, { state: 'waived' }] });
    expect(await state()).toBe('completed');
    expect((await waive(second, teacher, 'Another reason')).body.items[1]!.waiver!.reason).toBe(REASON);
  });

  it('is shown live to the learner and the teacher, and is in the record store without what was written', async () => {
    const { person, enrolmentId, runId, first, learnerId, waive, unwaive } = await learning();
    const device = await TestSocket.connect(app, person.token);
    const watching = await TestSocket.connect(app, schools.hill.people.teacher.token);
    const topics = [`course-enrolment:${enrolmentId}`, `course-run:${runId}:learners`] as const;
    await device.subscribe(topics[0]);
    await watching.subscribe(topics[1]);
    await waive(first);
    await unwaive(first);
    for (const [socket, topic] of [
      [device, topics[0]],
      [watching, topics[1]],
    ] as const) {
      const told = await socket.received(topic, 2);
      expect(told).toMatchObject([
        {
          type: 'learning.progress_changed',
          data: { percent: 50, items: [{ itemId: first, state: 'waived' }] },
        },
        { data: { percent: 0, items: [{ itemId: first, state: 'not_started' }] } },
      ]);
      socket.close();
    }
    const player = await RecordProvider.of(app, schools.hill);
    const statements = async () => {
      const { body } = await player.call('GET', 'statements', { query: { registration: enrolmentId } });
      return (body as { statements: object[] }).statements;
    };
    await until(async () => (await statements()).length === 1, 'the waiver');
    const [told] = await statements();
    expect(told).toMatchObject({
      actor: { account: { name: learnerId } },
      verb: { id: 'https://w3id.org/xapi/adl/verbs/waived' },
      result: { success: true, completion: true },
    });
    expect(JSON.stringify(told)).not.toContain(REASON);
  });

  it('is taken back: what it has completed is not completed any more, what the learner has done stays', async () => {
    const { first, second, view, waive, unwaive, progress, state, me, learnerId, enrolmentId } =
      await learning();
    await waive(first);
    await view(second);
    const certificates = async () =>
      (await me.get<ListOf<{ state: string }>>(`/certificates?learnerId=${learnerId}`)).body.items;
    await until(async () => (await certificates()).length === 1, 'a certificate');
    expect(await unwaive(first)).toMatchObject({
      status: 200,
      body: {
        state: 'in_progress',
        done: 1,
        items: [{ state: 'not_started', waiver: null }, { state: 'completed' }],
      },
    });
    expect(await unwaive(first)).toMatchObject({ status: 200, body: { done: 1 } });
    expect(await state()).toBe('active');
    await until(async () => (await certificates())[0]!.state === 'revoked', 'the certificate to be revoked');
    expect((await waive(first, teacher, 'After all')).body).toMatchObject({
      state: 'completed',
      items: [{ waiver: { reason: 'After all' } }, {}],
    });
    expect(await evidenceOf(first, 'waived')).toHaveLength(2);
    expect(await lyceum(app, ['learning', 'verify', '--school', schools.hill.id])).toMatchObject({ code: 0 });
    expect((await teacher.call('POST', `/course-enrolments/${enrolmentId}/reset`, { body: {} })).status).toBe(
      200,
    );
    expect(await progress()).toMatchObject({ state: 'not_started', done: 0 });
  });

  it('is for authors to say, with a reason, of what is published and not completed, of whoever learns', async () => {
    const { first, second, me, waive, unwaive, view, moduleId, enrolmentId } = await learning();
    expect((await waive(first, me)).status).toBe(403);
    expect((await unwaive(first, me)).status).toBe(403);
    const other = new RosterOffice(
      app,
      schools.hill,
      await somebody(app, 'teacher', { schoolId: schools.hill.id }),
    );
    expect(await waive(first, other)).toMatchObject(refused(404, 'enrolment_not_found'));
    expect(await unwaive(first, other)).toMatchObject(refused(404, 'enrolment_not_found'));
    const lake = new RosterOffice(app, schools.lake);
    expect(await waive(first, lake)).toMatchObject(refused(404, 'enrolment_not_found'));
    expect((await waive(first, teacher, ' ')).status).toBe(422);
    expect(await waive(await author.page(moduleId))).toMatchObject(refused(404, 'item_not_found'));
    const elsewhere = (await author.published()).itemId;
    expect(await waive(elsewhere)).toMatchObject(refused(404, 'item_not_found'));
    expect(await unwaive(elsewhere)).toMatchObject(refused(404, 'item_not_found'));
    await view(first);
    expect(await waive(first)).toMatchObject(refused(409, 'item_completed'));
    await teacher.call('POST', `/course-enrolments/${enrolmentId}/withdraw`);
    expect(await waive(second)).toMatchObject(refused(409, 'nothing_to_waive'));
  });

  it('is in the audit log, with who and why', async () => {
    const { first, waive, unwaive } = await learning();
    await waive(first);
    await unwaive(first);
    const ids = [...(await evidenceOf(first, 'waived')), ...(await evidenceOf(first, 'unwaived'))];
    const { rows } = await app.admin.query(
      `select person_id as by, after ->> 'kind' as kind, after ->> 'reason' as reason from platform.audit_entries
       where subject_id = any ($1::uuid[]) order by id`,
      [ids],
    );
    const { id: by } = schools.hill.people.teacher;
    expect(rows).toEqual([
      { by, kind: 'waived', reason: REASON },
      { by, kind: 'unwaived', reason: null },
    ]);
  });
});
