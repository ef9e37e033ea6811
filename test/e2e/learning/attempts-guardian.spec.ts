import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Classroom, type Attempt } from '../../support/classroom.js';
import { looksAfter } from '../../support/families.js';
import { settled } from '../../support/settled.js';
import { RosterOffice } from '../../support/roster-office.js';
import { TestSocket } from '../../support/socket.js';
import { TestApp } from '../../support/test-app.js';
import { twoSchools, type TwoSchools } from '../../support/two-schools.js';

let app: TestApp;
let room: Classroom;
let schools: TwoSchools;

beforeAll(async () => {
  app = await TestApp.start();
  schools = await twoSchools(app);
  room = new Classroom(app, schools.hill);
});
afterAll(() => app.stop());

describe('a guardian and the attempts of a child', () => {
  it('sees an attempt when it is released, and nothing of it before (B6)', async () => {
    const { start, submit, me, learnerId, itemId, enrolmentId } = await room.quizzed({
      release: 'by_author',
      attempts: 2,
    });
    const { guardian } = schools.hill.people;
    await looksAfter(app, schools.hill, guardian, learnerId);
    const parent = new RosterOffice(app, schools.hill, guardian);
    const { body } = await start();
    const path = `/quiz-attempts/${body.id}`;
    const list = () => parent.get<{ items: Attempt[] }>(`/quiz-attempts?itemId=${itemId}`);
    const sees = async () => [(await parent.get(path)).status, (await list()).body.items.length];
    expect([await sees(), (await me.get(path)).status]).toEqual([[404, 0], 200]);
    await submit(body.id);
    expect([await sees(), (await me.get(path)).status]).toEqual([[404, 0], 200]);
    expect((await parent.call('POST', `/course-items/${itemId}/attempts`)).status).toBe(403);
    expect((await parent.get(`/course-enrolments/${enrolmentId}/grades`)).body).toMatchObject({
      results: [{ score: null }],
    });
    await room.teacher.call('POST', `/course-items/${itemId}/release`, { body: {} });
    await start();
    expect(await sees()).toEqual([200, 1]);
    expect((await list()).body.items).toMatchObject([{ number: 1, state: 'released', score: 0 }]);
  });

  it('hears of an attempt when it is released, and of no change before (B6)', async () => {
    const { start, submit, person, learnerId, itemId, enrolmentId } = await room.quizzed({
      release: 'by_author',
    });
    const { guardian } = schools.hill.people;
    await looksAfter(app, schools.hill, guardian, learnerId);
    await settled(app);
    const [topic, parent, child] = [
      `course-enrolment:${enrolmentId}`,
      await TestSocket.connect(app, guardian.token),
      await TestSocket.connect(app, person.token),
    ];
    expect(await parent.subscribe(topic)).toMatchObject({ ok: true });
    expect(await parent.subscribe(`${topic}:attempts`)).toMatchObject({
      ok: false,
      problem: { code: 'learning.enrolment_not_found' },
    });
    const { body: begun } = await start();
    expect(await child.subscribe(`${topic}:attempts`)).toMatchObject({
      ok: true,
      snapshot: { items: [{ id: begun.id, state: 'in_progress' }] },
    });
    await submit(begun.id);
    await room.teacher.call('POST', `/course-items/${itemId}/release`, { body: {} });
    await settled(app);
    const heard = async (socket: TestSocket, where: string) => {
      await socket.upToDate(app);
      const messages = await socket.received(where, 1);
      return messages.filter(({ type }) => type === 'learning.attempt_changed').map(({ data }) => data);
    };
    expect(await heard(parent, topic)).toMatchObject([{ attemptId: begun.id, state: 'released' }]);
    expect(parent.messages.map(({ type }) => type)).toContain('learning.result_changed');
    const states = (await heard(child, `${topic}:attempts`)).map((data) => data['state']);
    expect(states).toContain('graded');
    for (const socket of [parent, child]) socket.close();
  });
});
