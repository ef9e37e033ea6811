import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#domain/kernel/id';
import { CourseAuthor } from '../../support/course-author.js';
import { looksAfter } from '../../support/families.js';
import { keepEnrolments } from '../../support/keep-enrolments.js';
import { settled } from '../../support/settled.js';
import { RosterOffice, type ListOf } from '../../support/roster-office.js';
import { TestSocket } from '../../support/socket.js';
import { studentWhoSignsIn } from '../../support/student-who-signs-in.js';
import { TestApp } from '../../support/test-app.js';
import { somebody, twoSchools, type TestPerson, type TwoSchools } from '../../support/two-schools.js';
import { until } from '../../support/until.js';

let app: TestApp;
let schools: TwoSchools;
let teacher: RosterOffice;
let author: CourseAuthor;

interface Enrolment {
  readonly id: string;
  readonly state: string;
  readonly learnerId: string;
  readonly origin: string;
}

beforeAll(async () => {
  app = await TestApp.start();
  schools = await twoSchools(app);
  teacher = new RosterOffice(app, schools.hill, schools.hill.people.teacher);
  author = new CourseAuthor(teacher);
});
afterAll(() => app.stop());

const office = () => new RosterOffice(app, schools.hill);
const at = (person: TestPerson) => new RosterOffice(app, schools.hill, person);
const refused = (status: number, code: string) => ({ status, body: { code: `learning.${code}` } });
const keep = () => keepEnrolments(app, schools.hill);

/** A date so many days from today. */
const day = (fromToday: number) => new Date(Date.now() + fromToday * 86_400_000).toISOString().slice(0, 10);

const aStudent = () => studentWhoSignsIn(app, schools.hill);

const admit = (runId: string, body: object) =>
  teacher.call('PATCH', `/course-runs/${runId}/admission`, { body });
const join = (runId: string, person: TestPerson) =>
  at(person).call<Enrolment>('POST', `/course-runs/${runId}/join`);
const inRun = async (runId: string) =>
  (await teacher.get<ListOf<Enrolment>>(`/course-enrolments?runId=${runId}&sort=id`)).body.items;

describe('by invitation', () => {
  it('somebody comes when they accept, and reads what is published from then on, and nothing else (B10)', async () => {
    const { person, id: learnerId } = await aStudent();
    const { runId, moduleId, itemId } = await author.published();
    const draft = await author.page(moduleId, { title: 'Not yet' });
    await teacher.call('PUT', `/course-items/${itemId}/requirements`, { body: { itemIds: [draft] } });
    await author.module(runId, { title: 'Nothing published in here' });
    const enrolmentId = await author.enrol(runId, learnerId, 'invited');
    const outline = () => at(person).get<{ modules: object[] }>(`/course-runs/${runId}/outline`);
    expect((await outline()).status).toBe(404);
    const accept = (by: TestPerson) => at(by).call('POST', `/course-enrolments/${enrolmentId}/accept`);
    expect(await accept((await aStudent()).person)).toMatchObject(refused(404, 'enrolment_not_found'));
    expect(await accept(person)).toMatchObject({ status: 200, body: { state: 'active' } });
    expect(await accept(person)).toMatchObject(refused(409, 'enrolment_not_in_state'));
    expect((await outline()).body.modules).toEqual([
      expect.objectContaining({ items: [expect.objectContaining({ id: itemId, requires: [] })] }),
    ]);
    const item = await at(person).get(`/course-items/${itemId}`);
    expect(item).toMatchObject({
      status: 200,
      body: { html: expect.stringContaining('Bread'), requires: [] },
    });
    expect(JSON.stringify([item.body, (await outline()).body])).not.toContain(draft);
    expect(await at(person).get(`/course-items/${draft}`)).toMatchObject(refused(404, 'item_not_found'));
    expect((await at(person).get(`/course-modules/${moduleId}`)).status).toBe(404);
    await teacher.call('POST', `/course-enrolments/${enrolmentId}/suspend`);
    expect((await at(person).get(`/course-items/${itemId}`)).status).toBe(404);
    await teacher.call('POST', `/course-enrolments/${enrolmentId}/resume`);
    await teacher.call('POST', `/course-runs/${runId}/unpublish`);
    expect((await at(person).get(`/course-items/${itemId}`)).status).toBe(404);
  });

  it('B10 nobody hears of a run before it is published, and authors may prepare who will learn in it', async () => {
    const { person, id: learnerId } = await aStudent();
    const courseId = await author.course();
    const runId = await author.run(courseId);
    const id = await author.enrol(runId, learnerId, 'invited');
    const mine = async () => (await at(person).get<ListOf<Enrolment>>('/course-enrolments')).body.items;
    expect(await mine()).toEqual([]);
    expect((await at(person).get(`/course-enrolments/${id}`)).status).toBe(404);
    expect((await at(person).call('POST', `/course-enrolments/${id}/accept`)).status).toBe(404);
    const socket = await TestSocket.connect(app, person.token);
    expect(await socket.subscribe(`course-enrolment:${id}`)).toMatchObject({ ok: false });
    await author.publish(`course-runs/${runId}`);
    await author.publish(`online-courses/${courseId}`);
    expect(await mine()).toEqual([expect.objectContaining({ id, state: 'invited' })]);
    await settled(app);
    expect(await socket.subscribe(`course-enrolment:${id}`)).toMatchObject({ ok: true, snapshot: { id } });
    expect((await at(person).call('POST', `/course-enrolments/${id}/decline`)).body).toMatchObject({
      state: 'withdrawn',
    });
    expect(await socket.received(`course-enrolment:${id}`, 1)).toMatchObject([
      { data: { state: 'withdrawn' } },
    ]);
    socket.close();
  });

  it('all are put in or nobody, and only those of whom the school has a record', async () => {
    const runId = await author.run();
    const { id: known } = await aStudent();
    const enrol = (learnerIds: string[]) =>
      teacher.call('POST', '/course-enrolments', { body: { runId, learnerIds, as: 'active' } });
    expect(await enrol([known, newId()])).toMatchObject({
      ...refused(422, 'learner_unknown'),
      body: { errors: [{ pointer: '/learnerIds' }] },
    });
    const other = await new RosterOffice(app, schools.lake).student();
    expect(await enrol([known, other.id])).toMatchObject(refused(422, 'learner_unknown'));
    expect(await inRun(runId)).toEqual([]);
    expect((await enrol([known])).status).toBe(204);
    expect(await enrol([(await aStudent()).id, known])).toMatchObject(refused(409, 'already_enrolled'));
    expect(await inRun(runId)).toHaveLength(1);
  });

  it('is the learner’s, the guardian’s and the authors’ to see, and nobody else’s', async () => {
    const { person, id: learnerId } = await aStudent();
    const { runId } = await author.published();
    const id = await author.enrol(runId, learnerId);
    const { guardian, auditor } = schools.hill.people;
    await looksAfter(app, schools.hill, guardian, learnerId);
    const sees = async (who: TestPerson) => (await at(who).get(`/course-enrolments/${id}`)).status;
    for (const who of [person, guardian, auditor, schools.hill.people.teacher])
      expect(await sees(who)).toBe(200);
    const colleague = await somebody(app, 'teacher', { schoolId: schools.hill.id });
    for (const who of [colleague, (await aStudent()).person]) expect(await sees(who)).toBe(404);
    expect((await at(guardian).get(`/course-runs/${runId}/outline`)).status).toBe(404);
  });
});

describe('openly', () => {
  it('as many come as there are places, however many come at once', async () => {
    const { runId } = await author.published();
    const students = await Promise.all(Array.from({ length: 12 }, aStudent));
    expect(await join(runId, students[0]!.person)).toMatchObject(refused(409, 'run_not_open'));
    await admit(runId, { open: true, capacity: 5 });
    const answers = await Promise.all(students.map(({ person }) => join(runId, person)));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([
      ...Array.from({ length: 5 }, () => 201),
      ...Array.from({ length: 7 }, () => 409),
    ]);
    for (const full of answers.filter(({ status }) => status === 409))
      expect(full).toMatchObject(refused(409, 'run_full'));
    const admission = async () => (await teacher.get(`/course-runs/${runId}/admission`)).body;
    expect(await admission()).toMatchObject({ capacity: 5, taken: 5 });
    expect(await admit(runId, { capacity: 4 })).toMatchObject({
      ...refused(409, 'capacity_below_taken'),
      body: { facts: { taken: 5 } },
    });
    // Who is put in takes no place, and who leaves gives one back.
    await author.enrol(runId, (await aStudent()).id);
    const came = students.find((_, i) => answers[i]!.status === 201)!;
    const left = students.find((_, i) => answers[i]!.status === 409)!;
    const { id } = answers[students.indexOf(came)]!.body;
    await at(came.person).call('POST', `/course-enrolments/${id}/leave`);
    expect(await admission()).toMatchObject({ taken: 4 });
    expect((await join(runId, left.person)).status).toBe(201);
    expect(await admission()).toMatchObject({ taken: 5 });
  });

  it('B1 one person comes once, also when they ask twice at once; having left, they may come again', async () => {
    const { runId } = await author.published();
    await admit(runId, { open: true });
    const { person } = await aStudent();
    const answers = await Promise.all([join(runId, person), join(runId, person)]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409]);
    expect(answers.find(({ status }) => status === 409)).toMatchObject(refused(409, 'already_enrolled'));
    const [{ id }] = (await inRun(runId)) as [Enrolment];
    await at(person).call('POST', `/course-enrolments/${id}/leave`);
    expect((await join(runId, person)).status).toBe(201);
    expect((await inRun(runId)).map(({ state }) => state)).toEqual(['withdrawn', 'active']);
  });

  it('they wait where an author wants to let them in, and find nothing of a run that is not published or over', async () => {
    const { runId, itemId } = await author.published();
    await admit(runId, { open: true, approval: true });
    const { person } = await aStudent();
    const asked = await join(runId, person);
    expect(asked).toMatchObject({ status: 201, body: { state: 'pending', origin: 'open' } });
    expect((await at(person).get(`/course-items/${itemId}`)).status).toBe(404);
    await teacher.call('POST', `/course-enrolments/${asked.body.id}/approve`);
    expect((await at(person).get(`/course-items/${itemId}`)).status).toBe(200);
    const other = (await aStudent()).person;
    await teacher.call('PATCH', `/course-runs/${runId}`, { body: { endsOn: '2026-01-01' } });
    expect(await join(runId, other)).toMatchObject(refused(409, 'run_not_open'));
    await teacher.call('POST', `/course-runs/${runId}/unpublish`);
    expect(await join(runId, other)).toMatchObject(refused(404, 'run_not_found'));
  });

  it('needs a record of the school, and no other school’s member comes (K1)', async () => {
    const { runId } = await author.published();
    await admit(runId, { open: true });
    const stranger = await somebody(app, 'student', { schoolId: schools.hill.id });
    expect(await join(runId, stranger)).toMatchObject(refused(409, 'no_school_record'));
    const lake = new RosterOffice(app, schools.lake, schools.lake.people.student);
    expect((await lake.call('POST', `/course-runs/${runId}/join`)).status).toBe(404);
  });
});

describe('by a code', () => {
  it('whoever has it comes, until there is another; it says nothing of what is not published (B10)', async () => {
    const { runId, courseId } = await author.published();
    const give = async () =>
      (await teacher.call<{ code: string }>('POST', `/course-runs/${runId}/admission/code`)).body.code;
    const by = async (code: string) =>
      at((await aStudent()).person).call<Enrolment>('POST', '/course-enrolments/join', { body: { code } });
    const first = await give();
    expect(await by(first)).toMatchObject({ status: 201, body: { state: 'active', origin: 'code' } });
    const second = await give();
    expect(await by(first)).toMatchObject(refused(404, 'join_code_unknown'));
    await teacher.call('POST', `/online-courses/${courseId}/unpublish`);
    expect(await by(second)).toMatchObject(refused(404, 'join_code_unknown'));
    await author.publish(`online-courses/${courseId}`);
    expect((await by(second)).status).toBe(201);
    await teacher.call('DELETE', `/course-runs/${runId}/admission/code`);
    expect(await by(second)).toMatchObject(refused(404, 'join_code_unknown'));
    const { rows } = await app.admin.query<{ entries: string }>(
      `select string_agg(before::text || after::text, ' ') as entries from platform.audit_entries where subject_id = $1`,
      [runId],
    );
    expect(rows[0]!.entries).not.toContain(first);
  });
});

describe('by class', () => {
  const aClass = async () => {
    const year = { startsOn: day(-100), endsOn: day(100) };
    const { id: academicYearId } = await office().year(year);
    return (await office().section({ academicYearId, ...year })).id;
  };

  it('students come and go with the roster, which alone decides about them', async () => {
    const { runId } = await author.published();
    const sectionId = await aClass();
    const take = (sectionIds: string[]) =>
      teacher.call('PUT', `/course-runs/${runId}/admission/sections`, { body: { sectionIds } });
    expect(await take([newId()])).toMatchObject(refused(422, 'section_unknown'));
    const first = await office().enrolment({ sectionId });
    expect((await take([sectionId])).status).toBe(200);
    const states = async () => (await inRun(runId)).map(({ learnerId, state }) => [learnerId, state]);
    await until(async () => (await states()).length === 1, 'the class in the run');
    const second = await office().enrolment({ sectionId });
    await until(async () => (await states()).length === 2, 'who joined the class');
    expect(await states()).toEqual([
      [first.studentId, 'active'],
      [second.studentId, 'active'],
    ]);
    const [{ id, origin }] = (await inRun(runId)) as [Enrolment];
    expect(origin).toBe('section');
    const held = refused(409, 'held_by_section');
    expect(await teacher.call('POST', `/course-enrolments/${id}/withdraw`)).toMatchObject(held);
    await office().call('POST', `/enrolments/${first.id}/suspend`, { body: { from: day(-40) } });
    await until(async () => (await states())[0]![1] === 'suspended', 'the suspension');
    await office().call('POST', `/enrolments/${first.id}/resume`, { body: { on: day(-30) } });
    await until(async () => (await states())[0]![1] === 'active', 'the return');
    await office().call('POST', `/enrolments/${first.id}/end`, {
      body: { on: day(-20), as: 'withdrawn' },
    });
    await until(async () => (await states())[0]![1] === 'withdrawn', 'the departure');
    await office().enrolment({ sectionId, studentId: first.studentId, startsOn: day(-10) });
    await until(async () => (await states())[0]![1] === 'active', 'the way back');
    expect(await states()).toHaveLength(2);
    await take([]);
    await until(async () => (await states()).every(([, state]) => state === 'withdrawn'), 'the end of it');
  });

  it('says nothing twice, leaves alone whoever came otherwise, and closes what is over', async () => {
    const { runId } = await author.published();
    const sectionId = await aClass();
    const { studentId } = await office().enrolment({ sectionId });
    await author.enrol(runId, studentId);
    await teacher.call('PUT', `/course-runs/${runId}/admission/sections`, {
      body: { sectionIds: [sectionId] },
    });
    await Promise.all([keep(), keep(), keep()]);
    expect(await keep()).toBe(0);
    expect((await inRun(runId)).map(({ origin, state }) => [origin, state])).toEqual([['office', 'active']]);
    await teacher.call('PATCH', `/course-runs/${runId}`, { body: { endsOn: '2026-01-01' } });
    await keep(); // unless the reaction to the class's admission comes only now, and has closed it already
    expect((await inRun(runId)).map(({ state }) => state)).toEqual(['expired']);
    expect(await keep()).toBe(0);
  });
});

describe('an item', () => {
  it('opens to learners by its own dates and its module’s, and to authors at any time', async () => {
    const { person, id: learnerId } = await aStudent();
    const { runId, moduleId, itemId } = await author.published();
    await author.enrol(runId, learnerId);
    const change = (path: string, body: object) => teacher.call('PATCH', path, { body });
    const read = async (who: TestPerson) => at(who).get(`/course-items/${itemId}`);
    await change(`/course-items/${itemId}`, { opensAt: '2099-01-01T00:00:00Z' });
    expect(await read(person)).toMatchObject(refused(403, 'item_not_open'));
    expect((await read(schools.hill.people.teacher)).status).toBe(200);
    await change(`/course-items/${itemId}`, { opensAt: '2020-01-01T00:00:00Z' });
    expect((await read(person)).status).toBe(200);
    const closesAt = '2021-01-01T00:00:00.000Z';
    await change(`/course-modules/${moduleId}`, { closesAt });
    const facts = { opensAt: '2020-01-01T00:00:00.000Z', closesAt };
    expect(await read(person)).toMatchObject({ ...refused(403, 'item_not_open'), body: { facts } });
    const seen = await at(person).call('POST', `/course-items/${itemId}/viewed`);
    expect(seen).toMatchObject({ status: 403, body: { facts } });
  });
});

describe('who learns in a run', () => {
  it('is shown live to its authors and to nobody else (L1)', async () => {
    const { runId } = await author.published();
    const { person, id } = await aStudent();
    const topic = `course-run:${runId}:learners`;
    const student = await TestSocket.connect(app, person.token);
    const watching = await TestSocket.connect(app, schools.hill.people.teacher.token);
    const lake = await TestSocket.connect(app, schools.lake.people.admin.token);
    for (const other of [student, lake]) expect(await other.subscribe(topic)).toMatchObject({ ok: false });
    expect(await watching.subscribe(topic)).toMatchObject({ ok: true, snapshot: { items: [] } });
    await author.enrol(runId, id);
    const [told] = await watching.received(topic, 1);
    expect(told).toMatchObject({ data: { runId, learnerId: id, state: 'active' } });
    for (const socket of [student, watching, lake]) socket.close();
  });
});
