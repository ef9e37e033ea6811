import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#domain/kernel/id';
import { aClass, type TestClass } from '../../support/a-class.js';
import { CourseAuthor } from '../../support/course-author.js';
import { SESSION } from '../../support/live-routes.js';
import { mailsOf } from '../../support/mails.js';
import { settled } from '../../support/settled.js';
import { RosterOffice } from '../../support/roster-office.js';
import { TestSocket } from '../../support/socket.js';
import { studentWhoSignsIn } from '../../support/student-who-signs-in.js';
import { TestApp } from '../../support/test-app.js';
import { twoSchools, type TwoSchools } from '../../support/two-schools.js';
import { until } from '../../support/until.js';

const file = 'libs/platform/realtime/quarter-hours.js';
/** What each process does as a quarter of an hour ends, all of them do each second here. */
const SHORT_QUARTERS = [
  { file, text: '15 * 60_000', becomes: '1_000' },
  { file, text: '30_000', becomes: '1' },
];

describe('three replicas and two workers', () => {
  let app: TestApp;
  let schools: TwoSchools;
  let at: TestClass;

  beforeAll(async () => {
    app = await TestApp.start({ WORKER_CONCURRENCY: '2' }, { changes: SHORT_QUARTERS });
    schools = await twoSchools(app);
    at = await aClass(app, schools.hill, 3);
  });
  afterAll(() => app.stop());

  const replicas = () => app.cluster!.replicaUrls;
  const teacher = () => schools.hill.people.teacher;

  it('L1, R5 show what happens at one to those who watch at another', async () => {
    const topic = `register:${at.registerId}`;
    await app.call('POST', `/schools/${at.schoolId}/registers/${at.registerId}/open`, {
      token: teacher().token,
    });
    await settled(app); // that the register was opened is no news
    const watchers = await Promise.all(
      replicas().map((url) => TestSocket.connect({ url }, schools.hill.people.office.token)),
    );
    for (const watcher of watchers) await watcher.subscribe(topic);
    for (const [n, watcher] of watchers.entries()) {
      const marks = [{ studentId: at.students[n], code: 'P', baseVersion: 0 }];
      const input = { registerId: at.registerId, marks };
      const marker = await TestSocket.connect({ url: replicas()[n]! }, teacher().token);
      expect(await marker.act('attendance.mark', at.schoolId, input)).toMatchObject({ ok: true });
      marker.close();
      await watcher.received(topic, n + 1);
    }
    const seen = await Promise.all(watchers.map((watcher) => watcher.received(topic, watchers.length)));
    expect(seen[1]).toEqual(seen[0]);
    expect(seen[2]).toEqual(seen[0]);
    watchers.forEach((watcher) => watcher.close());
  });

  it('all forget at once who was let in', async () => {
    const { token } = schools.hill.people.guardian;
    const statuses = () =>
      Promise.all(
        replicas().map(async (url) => {
          const answer = await fetch(`${url}/api/v1/me`, { headers: { authorization: `Bearer ${token}` } });
          return answer.status;
        }),
      );
    expect(await statuses()).toEqual([200, 200, 200]);
    expect((await app.call('DELETE', '/sessions', { token })).status).toBe(204);
    await until(async () => (await statuses()).every((status) => status === 401), 'all replicas to refuse');
  });

  it('know the same of who is in a live session, and tell those who watch elsewhere', async () => {
    const office = new RosterOffice(app, schools.hill, teacher());
    const author = new CourseAuthor(office);
    const { runId, moduleId } = await author.published();
    const { id: itemId } = await office.make('/course-items', { moduleId, ...SESSION });
    await author.publish(`course-items/${itemId}`);
    const { person, id } = await studentWhoSignsIn(app, schools.hill, { email: null });
    await author.enrol(runId, id);
    const [one, two, three] = replicas() as [string, string, string];
    const topic = `course-run:${runId}:room`;
    const watcher = await TestSocket.connect({ url: three }, teacher().token);
    await watcher.subscribe(topic);
    const told = async (n: number) =>
      (await watcher.received(topic, 1)).filter(({ type }) => type === 'learning.presence_changed')[n]?.data;
    const attend = async (url: string, here: boolean) => {
      const socket = await TestSocket.connect({ url }, person.token);
      const acted = await socket.act('learning.attend', schools.hill.id, { itemId, here });
      expect(acted).toMatchObject({ ok: true });
      socket.close();
    };
    const there = () =>
      Promise.all(
        replicas().map(async (url) => {
          const path = `${url}/api/v1/schools/${schools.hill.id}/course-items/${itemId}/presences`;
          const answer = await fetch(path, { headers: { authorization: `Bearer ${teacher().token}` } });
          return ((await answer.json()) as { people: { personId: string }[] }).people.map((p) => p.personId);
        }),
      );
    await attend(one, true);
    expect(await there()).toEqual([[person.id], [person.id], [person.id]]);
    await until(async () => (await told(0)) !== undefined, 'that somebody has come');
    expect(await told(0)).toMatchObject({ itemId, personId: person.id, until: expect.any(String) });
    await attend(two, false);
    expect(await there()).toEqual([[], [], []]);
    await until(async () => (await told(1)) !== undefined, 'that somebody has left');
    expect(await told(1)).toMatchObject({ personId: person.id, until: null });
    watcher.close();
  });

  it('R4: fire each schedule once', async () => {
    const { rows: schedules } = await app.admin.query<{ name: string; since: Date }>(
      `update platform.schedules set next_at = now() - interval '1 minute' returning name, now() as since`,
    );
    const fired = async () => {
      const { rows } = await app.admin.query<{ name: string; most: number }>(
        `select name, max(n) as most from (
           select order_key as name, count(*)::int as n from platform.jobs
           where order_key like 'schedule:%' and state = 'done' and created_at >= $1
           group by 1, date_trunc('minute', created_at)) of_a_minute -- the next minute is the next time of some
         group by 1 order by 1`,
        [schedules[0]!.since],
      );
      return rows;
    };
    await until(async () => (await fired()).length === schedules.length, 'every schedule to be done');
    expect(schedules.length).toBeGreaterThan(3);
    expect(await fired()).toEqual(
      schedules.map(({ name }) => ({ name: `schedule:${name}`, most: 1 })).toSorted(byName),
    );
  });

  it('R4: share the jobs, each of which is done once', async () => {
    const addresses = Array.from({ length: 40 }, () => `${newId()}@example.org`);
    const { token } = schools.lake.people.admin;
    await Promise.all(
      addresses.map(async (email) => {
        const body = { email, role: 'teacher' };
        const invited = await app.call('POST', `/schools/${schools.lake.id}/invitations`, { token, body });
        expect(invited.status).toBe(201);
      }),
    );
    const sent = async () => (await mailsOf(app)).map(({ to }) => to).filter((to) => addresses.includes(to));
    await until(async () => (await sent()).length >= addresses.length, 'a mail for everybody');
    expect((await sent()).toSorted()).toEqual(addresses.toSorted());
    const { rows: workers } = await app.admin.query(
      `select worker, count(*)::int as n from platform.jobs where kind = 'reaction-at-end' and state = 'done' group by 1`,
    );
    expect(workers).toHaveLength(2);
  });

  it('go on, workers too, which have no sockets, when a quarter of an hour ends', () => {
    expect(app.cluster!.members.flatMap(({ surrenders }) => surrenders)).toEqual([]);
  });
});

const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);
