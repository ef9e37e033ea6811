import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '#domain/kernel/id';
import { aClass } from '../../support/a-class.js';
import type { Resource } from '../../support/roster-office.js';
import { TestSocket } from '../../support/socket.js';
import { TestApp, type Answer } from '../../support/test-app.js';
import {
  givePassword,
  PASSWORD,
  somebody,
  twoSchools,
  type TestSchool,
  type TwoSchools,
} from '../../support/two-schools.js';

interface Course extends Resource {
  readonly title: string;
  readonly code: string;
}

describe('an Idempotency-Key (K4)', () => {
  let app: TestApp;
  let schools: TwoSchools;
  let key: string;

  beforeAll(async () => {
    app = await TestApp.start();
    schools = await twoSchools(app);
  });
  beforeEach(() => {
    key = newId();
  });
  afterAll(() => app.stop());

  interface Given {
    readonly key?: string;
    readonly school?: TestSchool;
    readonly token?: string;
  }
  const call = (method: string, path: string, body: unknown, given: Given = {}) => {
    const { school = schools.hill, token = school.people.office.token } = given;
    const headers = { 'idempotency-key': given.key ?? key };
    return app.call<Course>(method, `/schools/${school.id}${path}`, { token, body, headers });
  };
  const create = (title: string, given?: Given) => call('POST', '/courses', { title }, given);
  const titled = async (title: string, school = schools.hill) => {
    const sql = 'select count(*)::int as n from roster.courses where school_id = $1 and title = $2';
    return (await app.admin.query<{ n: number }>(sql, [school.id, title])).rows[0]!.n;
  };
  const isReplay = ({ headers }: Answer<unknown>) => headers.get('idempotency-replayed') === 'true';

  it('does a repeated request once and answers it the same, marked as a replay', async () => {
    const first = await create('Once');
    const again = [await create('Once'), await create('Once')];
    expect(await titled('Once')).toBe(1);
    expect([first.status, isReplay(first)]).toEqual([201, false]);
    for (const replay of again) {
      expect([replay.status, isReplay(replay)]).toEqual([201, true]);
      expect(JSON.stringify(replay.body)).toBe(JSON.stringify(first.body));
      expect(replay.headers.get('etag')).toBe(first.headers.get('etag'));
    }
  });

  it('gives the first answer also when the thing has changed since, or is gone', async () => {
    const first = await create('Changeable');
    const path = `/courses/${first.body.id}`;
    await call('PATCH', path, { title: 'Changed' }, { key: newId() });
    expect(await create('Changeable')).toMatchObject({ status: 201, body: first.body });
    await call('DELETE', path, undefined, { key: newId() });
    expect(await create('Changeable')).toMatchObject({ status: 201, body: first.body });
    expect(await titled('Changeable')).toBe(0);
  });

  it('makes a repeated change and a repeated removal once', async () => {
    const { id } = (await create('Removable', { key: newId() })).body;
    const change = () => call('PATCH', `/courses/${id}`, { code: 'R-1' });
    const [changed, again] = [await change(), await change()];
    expect(again.body).toEqual(changed.body);
    expect(again.body.version).toBe(2);
    const remove = () => call('DELETE', `/courses/${id}`, undefined);
    expect([(await remove()).status, (await remove()).status]).toEqual([204, 204]);
  });

  it('is not to be used for another body, but takes the same one in another order', async () => {
    const body = { title: 'Ordered', code: 'O-1' };
    const first = await call('POST', '/courses', body);
    expect(await create('Other')).toMatchObject({
      status: 422,
      body: { code: 'platform.idempotency_key_reused', errors: [{ pointer: '/header/Idempotency-Key' }] },
    });
    const turned = await call('POST', '/courses', { code: 'O-1', title: 'Ordered' });
    expect([turned.body, isReplay(turned)]).toEqual([first.body, true]);
    expect([await titled('Ordered'), await titled('Other')]).toEqual([1, 0]);
  });

  it('lets one of many at the same moment run, and gives the others its answer', async () => {
    const many = await Promise.all(Array.from({ length: 12 }, () => create('Crowd')));
    expect(await titled('Crowd')).toBe(1);
    expect(new Set(many.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(many.map(({ body }) => body.id)).size).toBe(1);
    expect(many.filter((answer) => !isReplay(answer))).toHaveLength(1);
  });

  it('R2 stores nothing of a failure: the same request runs when its cause is gone', async () => {
    const period = { name: `P ${key}`, startsAt: '08:00', endsAt: '08:45' };
    const inTheWay = await call('POST', '/periods', period, { key: newId() });
    expect((await call('POST', '/periods', period)).status).toBe(409);
    await call('DELETE', `/periods/${inTheWay.body.id}`, undefined, { key: newId() });
    const second = await call('POST', '/periods', period);
    expect([second.status, isReplay(second)]).toEqual([201, false]);
  });

  it('belongs to its person, school and route', async () => {
    const both = await somebody(app, 'office', { schoolId: schools.hill.id });
    await app.admin.query(
      `insert into identity.memberships (id, person_id, role, school_id, valid_from) values ($1, $2, 'office', $3, current_date - 1)`,
      [newId(), both.id, schools.lake.id],
    );
    const answers = [
      await create('Mine'),
      await create('Mine', { token: schools.hill.people.admin.token }),
      await create('Mine', { token: both.token }),
      await create('Mine', { token: both.token, school: schools.lake }),
      await call('POST', '/periods', { name: `P ${key}`, startsAt: '08:00', endsAt: '08:45' }),
    ];
    expect(answers.map((answer) => [answer.status, isReplay(answer)])).toEqual(
      answers.map(() => [201, false]),
    );
    expect([await titled('Mine'), await titled('Mine', schools.lake)]).toEqual([3, 1]);
  });

  it.each(['x'.repeat(201), 'two words', 'née'])('is refused when it is %j', async (wrong) => {
    expect(await create('Wrong', { key: wrong })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/header/Idempotency-Key' }] },
    });
    expect(await titled('Wrong')).toBe(0);
  });

  it('keeps no secret: a sign-in with the same key is another sign-in', async () => {
    const person = await somebody(app, null, {});
    await givePassword(app, person);
    const signIn = () =>
      app.call<{ accessToken: string }>('POST', '/sessions', {
        body: { email: person.email, password: PASSWORD },
        headers: { 'idempotency-key': key },
      });
    const [one, two] = [await signIn(), await signIn()];
    expect([one.status, isReplay(two)]).toEqual([201, false]);
    expect(two.body.accessToken).not.toBe(one.body.accessToken);
    const stored = await app.admin.query('select from platform.idempotency_keys where key = $1', [key]);
    expect(stored.rowCount).toBe(0);
  });

  it('does the same for a socket action, apart from the same key over REST', async () => {
    const at = await aClass(app, schools.hill);
    const { token } = schools.hill.people.teacher;
    await call('POST', `/registers/${at.registerId}/open`, undefined, { key: newId() });
    const marks = [{ studentId: at.students[0]!, code: 'P', baseVersion: 0 }];
    const socket = await TestSocket.connect(app, token);
    const act = (wanted: object[]) =>
      socket.act('attendance.mark', at.schoolId, { registerId: at.registerId, marks: wanted }, key);
    const twins = await Promise.all([act(marks), act(marks)]);
    expect(new Set(twins.map(({ replayed = false }) => replayed))).toEqual(new Set([false, true]));
    expect(twins[0].result).toEqual(twins[1].result);
    expect(await act([{ ...marks[0]!, code: 'A', baseVersion: 1 }])).toMatchObject({
      ok: false,
      problem: { status: 422, code: 'platform.idempotency_key_reused' },
    });
    const rest = await call('POST', `/registers/${at.registerId}/marks`, { marks }, { token });
    expect([rest.status, isReplay(rest)]).toEqual([200, false]);
    socket.close();
    const revisions = 'select from attendance.mark_revisions where register_id = $1';
    expect((await app.admin.query(revisions, [at.registerId])).rowCount).toBe(1);
  });
});
