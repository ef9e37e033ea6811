import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays, dateIn, type LocalDate } from '#domain/kernel/local-date';
import { Classroom } from '../../support/classroom.js';
import { keepEnrolments } from '../../support/keep-enrolments.js';
import { waitingBehind } from '../../support/lock-waits.js';
import { settled } from '../../support/settled.js';
import { RosterOffice, type ListOf, type Resource } from '../../support/roster-office.js';
import { TestSocket } from '../../support/socket.js';
import { studentWhoSignsIn } from '../../support/student-who-signs-in.js';
import { TestApp } from '../../support/test-app.js';
import { twoSchools, type TestPerson, type TwoSchools } from '../../support/two-schools.js';
import { until } from '../../support/until.js';

let app: TestApp;
let schools: TwoSchools;
let room: Classroom;
let today: LocalDate;

beforeAll(async () => {
  app = await TestApp.start();
  schools = await twoSchools(app);
  room = new Classroom(app, schools.hill);
  today = dateIn(schools.hill.timeZone, new Date());
});
afterAll(() => app.stop());

const at = (person: TestPerson) => new RosterOffice(app, schools.hill, person);
const aStudent = () => studentWhoSignsIn(app, schools.hill);
const expire = () => keepEnrolments(app, schools.hill);

/** A published run that can be ended and put off, and who is in it in which state. */
async function aRun() {
  const { courseId, runId, itemId } = await room.author.published();
  const path = `/course-runs/${runId}`;
  const endsIn = (days: number | null) => {
    const endsOn = days === null ? null : addDays(today, days);
    return room.teacher.call('PATCH', path, { body: { endsOn } });
  };
  const end = async () => {
    expect((await endsIn(-1)).status).toBe(200);
    await expire();
  };
  const states = async () => {
    const { body } = await room.teacher.get<ListOf<Resource & { learnerId: string }>>(
      `/course-enrolments?runId=${runId}&sort=id&limit=200`,
    );
    return body.items.map(({ learnerId, state }) => [learnerId, state] as const);
  };
  const stateOf = async (learnerId: string) => (await states()).find(([id]) => id === learnerId)?.[1];
  const set = (enrolmentId: string, verb: string) =>
    room.teacher.call('POST', `/course-enrolments/${enrolmentId}/${verb}`);
  return { courseId, runId, itemId, path, endsIn, end, states, stateOf, set };
}

/** From what to what each of them went, as events tell it. */
async function waysOf(runId: string): Promise<string[]> {
  const { rows } = await app.admin.query<{ way: string }>(
    `select (data ->> 'from') || ' ' || (data ->> 'to') as way from platform.outbox
     where type = 'learning.enrolment_changed' and data ->> 'runId' = $1 and data ->> 'from' is not null order by written`,
    [runId],
  );
  return rows.map(({ way }) => way);
}

describe('when the end of a run is put off', () => {
  it('whom it has let expire learns on, as events, the audit log, sockets and lists say', async () => {
    const { runId, itemId, end, endsIn, stateOf } = await aRun();
    const { person, id: learnerId } = await aStudent();
    const enrolmentId = await room.author.enrol(runId, learnerId);
    await end();
    expect(await stateOf(learnerId)).toBe('expired');
    const mine = async () =>
      (await at(person).get<ListOf<{ runId: string }>>('/my-courses')).body.items.length;
    await until(async () => (await mine()) === 0, 'the list without the course');
    expect((await at(person).get(`/course-items/${itemId}`)).status).toBe(404);
    await settled(app);
    const watching = await TestSocket.connect(app, schools.hill.people.teacher.token);
    const topic = `course-run:${runId}:learners`;
    await watching.subscribe(topic);
    expect((await endsIn(9)).status).toBe(200);
    expect(await stateOf(learnerId)).toBe('active'); // at once
    expect((await at(person).get(`/course-items/${itemId}`)).status).toBe(200);
    await until(async () => (await mine()) === 1, 'the list with the course');
    expect((await watching.received(topic, 1))[0]).toMatchObject({
      type: 'learning.enrolment_changed',
      data: { enrolmentId, state: 'active' },
    });
    expect(await waysOf(runId)).toEqual(['active expired', 'expired active']);
    const { rows } = await app.admin.query(
      `select person_id, before ->> 'state' as before, after ->> 'state' as after from platform.audit_entries
       where subject_id = $1 and action = 'update' order by id desc limit 1`,
      [enrolmentId],
    );
    const by = schools.hill.people.teacher.id;
    expect(rows).toEqual([{ person_id: by, before: 'expired', after: 'active' }]);
    watching.close();
  });

  it('everybody is what they were, and who had left, or was put in anew, is left alone', async () => {
    const { runId, end, endsIn, stateOf, states, set } = await aRun();
    const [invited, suspended, left, completed, anew] = await Promise.all(
      Array.from({ length: 5 }, aStudent),
    );
    await room.author.enrol(runId, invited!.id, 'invited');
    await set(await room.author.enrol(runId, suspended!.id), 'suspend');
    await set(await room.author.enrol(runId, left!.id), 'withdraw');
    const done = await room.author.enrol(runId, completed!.id);
    await app.admin.query(`update learning.enrolments set state = 'completed' where id = $1`, [done]);
    await room.author.enrol(runId, anew!.id);
    await end();
    await room.author.enrol(runId, anew!.id, 'invited');
    await endsIn(null);
    for (const [who, state] of [
      [invited, 'invited'],
      [suspended, 'suspended'],
      [left, 'withdrawn'],
      [completed, 'completed'],
    ] as const)
      expect(await stateOf(who!.id)).toBe(state);
    const ofOne = (await states()).filter(([id]) => id === anew!.id).map(([, state]) => state);
    expect(ofOne).toEqual(['expired', 'invited']); // B1
  });

  it('to a day that is over as well, nobody comes back; nor who has left the school', async () => {
    const { runId, end, endsIn, stateOf } = await aRun();
    const [there, gone] = [await aStudent(), await aStudent()];
    for (const { id } of [there, gone]) await room.author.enrol(runId, id);
    await end();
    await app.admin.query(`update roster.people set status = 'left' where id = $1`, [gone.id]);
    await endsIn(-2);
    expect(await stateOf(there.id)).toBe('expired');
    await endsIn(0);
    expect([await stateOf(there.id), await stateOf(gone.id)]).toEqual(['active', 'expired']);
  });

  it('those who came by themselves come back as far as there are places, who came first before the others', async () => {
    const { runId, end, endsIn, stateOf } = await aRun();
    const admit = (body: object) => room.teacher.call('PATCH', `/course-runs/${runId}/admission`, { body });
    await admit({ open: true, capacity: 3 });
    const came = [await aStudent(), await aStudent(), await aStudent()];
    for (const { person } of came)
      expect((await at(person).call('POST', `/course-runs/${runId}/join`)).status).toBe(201);
    const put = await aStudent();
    await room.author.enrol(runId, put.id); // takes no place
    await end();
    expect((await admit({ capacity: 2 })).status).toBe(200);
    expect((await endsIn(9)).status).toBe(200);
    expect(await Promise.all([...came, put].map(({ id }) => stateOf(id)))).toEqual([
      'active',
      'active',
      'expired',
      'active',
    ]);
    expect((await room.teacher.get(`/course-runs/${runId}/admission`)).body).toMatchObject({ taken: 2 });
  });

  it('who comes with a class is back as well, if they are in it still', async () => {
    const { runId, end, endsIn, stateOf } = await aRun();
    const office = new RosterOffice(app, schools.hill);
    const year = { startsOn: addDays(today, -100), endsOn: addDays(today, 100) };
    const { id: sectionId } = await office.section({ academicYearId: (await office.year(year)).id, ...year });
    const [stays, leaves] = [await office.enrolment({ sectionId }), await office.enrolment({ sectionId })];
    await room.teacher.call('PUT', `/course-runs/${runId}/admission/sections`, {
      body: { sectionIds: [sectionId] },
    });
    await until(async () => (await stateOf(leaves.studentId)) === 'active', 'the class in the run');
    await end();
    await office.call('POST', `/enrolments/${leaves.id}/end`, {
      body: { on: addDays(today, -20), as: 'withdrawn' },
    });
    await endsIn(9);
    expect(await stateOf(stays.studentId)).toBe('active');
    await expire();
    expect(await stateOf(leaves.studentId)).toBe('expired');
  });

  it('who had done everything by what was graded meanwhile has completed it moments later', async () => {
    const learner = await room.learner(async () => ({ kind: 'assignment', assignment: { points: 10 } }));
    const { me, runId, itemId, enrolmentId } = learner;
    const state = async () => (await me.get(`/course-enrolments/${enrolmentId}`)).body.state;
    const rule = { rule: 'score', atLeast: 50 };
    await room.teacher.call('PUT', `/course-items/${itemId}/completion`, { body: { rule } });
    await room.teacher.call('PUT', `/course-runs/${runId}/completion`, {
      body: { rule: { rule: 'item', itemId } },
    });
    const { body: work } = await me.call<{ id: string }>('POST', `/course-items/${itemId}/submissions`, {
      body: { text: 'Bread' },
    });
    const endsOn = (days: number) =>
      room.teacher.call('PATCH', `/course-runs/${runId}`, { body: { endsOn: addDays(today, days) } });
    await endsOn(-1);
    await expire();
    await room.teacher.call('PUT', `/submissions/${work.id}/grade`, { body: { score: 9 } });
    await room.teacher.call('POST', `/submissions/${work.id}/release`);
    await endsOn(9);
    await until(async () => (await state()) === 'completed', 'the completion');
  });
});

describe('at the same moment', () => {
  it('two put off the end, and once more: everybody is back once', async () => {
    const { runId, end, endsIn, stateOf } = await aRun();
    const { id } = await aStudent();
    await room.author.enrol(runId, id);
    await end();
    const answers = await Promise.all([endsIn(8), endsIn(9)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    await endsIn(9);
    expect(await stateOf(id)).toBe('active');
    expect(await waysOf(runId)).toEqual(['active expired', 'expired active']);
    await end();
    await endsIn(9);
    expect(await waysOf(runId)).toEqual([
      'active expired',
      'expired active',
      'active expired',
      'expired active',
    ]);
  });

  it('somebody puts it off and the clock lets it expire: nobody is left behind, whoever is first', async () => {
    const { runId, path, endsIn, stateOf } = await aRun();
    const { id } = await aStudent();
    const enrolmentId = await room.author.enrol(runId, id);
    await endsIn(-1);
    await app.admin.query('begin');
    await app.admin.query('select from learning.enrolments where id = $1 for update', [enrolmentId]);
    const expiring = expire(); // has found whose run is over
    await until(async () => (await waitingBehind(app.admin)) > 0, 'the clock to wait');
    let isPutOff = false;
    const puttingOff = endsIn(9).finally(() => (isPutOff = true));
    await until(async () => isPutOff || (await waitingBehind(app.admin)) > 1, 'who puts it off');
    await app.admin.query('commit');
    await expiring;
    expect((await puttingOff).status).toBe(200);
    expect(await stateOf(id)).toBe('active');

    await endsIn(-1);
    await app.admin.query('begin');
    await app.admin.query('select from learning.runs where id = $1 for update', [runId]);
    const first = endsIn(9);
    await until(async () => (await waitingBehind(app.admin)) > 0, 'who puts it off to wait');
    const second = expire();
    await until(async () => (await waitingBehind(app.admin)) > 1, 'the clock to wait for them');
    await app.admin.query('commit');
    expect((await first).status).toBe(200);
    await second;
    expect(await stateOf(id)).toBe('active');
    expect(path).toContain(runId);
  });

  it('K1 nobody of another school puts it off', async () => {
    const { runId, path, end, stateOf } = await aRun();
    const { id } = await aStudent();
    await room.author.enrol(runId, id);
    await end();
    const lake = new RosterOffice(app, schools.lake);
    expect((await lake.call('PATCH', path, { body: { endsOn: addDays(today, 9) } })).status).toBe(404);
    expect(await stateOf(id)).toBe('expired');
  });
});
