import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { aClass, type TestClass } from '../../support/a-class.js';
import { TestSocket } from '../../support/socket.js';
import { TestApp } from '../../support/test-app.js';
import { twoSchools, type TwoSchools } from '../../support/two-schools.js';

describe('watching the figures of the day', () => {
  let app: TestApp;
  let schools: TwoSchools;
  const sockets: TestSocket[] = [];
  beforeAll(async () => {
    app = await TestApp.start();
    schools = await twoSchools(app);
  });
  afterEach(() => sockets.splice(0).forEach((socket) => socket.close()));
  afterAll(() => app.stop());

  const connect = async (token: string) => {
    const socket = await TestSocket.connect(app, token);
    sockets.push(socket);
    return socket;
  };
  const topic = () => `school:${schools.hill.id}:attendance`;
  const act = async (at: TestClass, verb: string, body?: object) => {
    const path = `/schools/${at.schoolId}/registers/${at.registerId}/${verb}`;
    const { token } = schools.hill.people.office;
    expect(await app.call('POST', path, { token, body })).toMatchObject({ status: 200 });
  };
  const take = async (at: TestClass, absent: number) => {
    await act(at, 'open');
    const marks = at.students.map((studentId, i) => ({
      studentId,
      code: i < absent ? 'A' : 'P',
      baseVersion: 0,
    }));
    await act(at, 'marks', { marks });
    await act(at, 'submit');
  };
  const queried = async () =>
    (
      await app.call('GET', `/schools/${schools.hill.id}/attendance-day`, {
        token: schools.hill.people.office.token,
      })
    ).body;

  it('L1, L5 pushes them after each register, and what is pushed is what the query returns', async () => {
    const office = await connect(schools.hill.people.office.token);
    const { snapshot, seq } = await office.subscribe(topic());
    expect(snapshot).toEqual(await queried());
    expect(snapshot).toMatchObject({
      marks: 0,
      rates: { attendance: { numerator: 0, denominator: 0, value: null } },
    });
    const [one, other] = [await aClass(app, schools.hill, 4), await aClass(app, schools.hill, 6)];
    await take(one, 1);
    const [first] = await office.received(topic(), 1);
    expect(first).toMatchObject({ seq: seq! + 1, type: 'attendance.day_counted' });
    expect(first!.data).toEqual(await queried());
    expect(first!.data).toMatchObject({
      marks: 4,
      rates: { attendance: { numerator: 6, denominator: 8, value: 0.75 } },
      codes: [
        { code: 'P', share: { numerator: 3, denominator: 4 } },
        { code: 'A', share: { numerator: 1, denominator: 4 } },
      ],
    });
    await take(other, 2);
    const seen = await office.received(topic(), 2);
    expect(seen.at(-1)!.data).toEqual(await queried());
    expect(seen.at(-1)!.data).toMatchObject({
      marks: 10,
      rates: { attendance: { numerator: 14, denominator: 20 } },
    });
  });

  it('is for those who may see every section, and K2 for nobody of another school', async () => {
    const refused = async (token: string) =>
      (await (await connect(token)).subscribe(topic())).problem?.status;
    expect(await refused(schools.hill.people.teacher.token)).toBe(403);
    expect(await refused(schools.hill.people.guardian.token)).toBe(403);
    expect(await refused(schools.lake.people.office.token)).toBe(404);
    const { token } = schools.hill.people.teacher;
    expect((await app.call('GET', `/schools/${schools.hill.id}/attendance-day`, { token })).status).toBe(403);
  });
});
