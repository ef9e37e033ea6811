import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { systemActor } from '#domain/kernel/actor';
import { newId } from '#domain/kernel/id';
import { AttendanceApi } from '../../../src/attendance/attendance.api.js';
import { aClass, type TestClass } from '../../support/a-class.js';
import { settled } from '../../support/settled.js';
import { TestSocket } from '../../support/socket.js';
import { countStatements } from '../../support/statements.js';
import { TestApp } from '../../support/test-app.js';
import { twoSchools, type TwoSchools } from '../../support/two-schools.js';
import { until } from '../../support/until.js';

let app: TestApp;
let schools: TwoSchools;
let few: TestClass;
let many: TestClass;

beforeAll(async () => {
  app = await TestApp.start();
  schools = await twoSchools(app);
  few = await aClass(app, schools.hill, 1);
  many = await aClass(app, schools.lake, 200);
  await moreClasses(100);
  await generate(many);
  // What is cached of the callers is cached now, and the ORM has made sure that there is a database.
  for (const origin of app.origins) {
    for (const at of [few, many])
      await app.call('GET', `/schools/${at.schoolId}/registers?limit=200`, {
        token: office(at).token,
        origin,
      });
    const another = await aClass(app, schools.hill, 1);
    await app.call('POST', `/schools/${another.schoolId}/registers/${another.registerId}/open`, {
      token: schools.hill.people.office.token,
      origin,
    });
  }
});
afterAll(() => app.stop());

const office = (at: TestClass) => (at === few ? schools.hill : schools.lake).people.office;
const call = (at: TestClass, method: string, path: string, body?: object, headers = {}) =>
  app.call(method, `/schools/${at.schoolId}/registers${path}`, { token: office(at).token, body, headers });

/** Those of each request or socket message, without what belongs to none. */
const ofRequests = ({ requests }: { requests: ReadonlyMap<string, number> }) =>
  [...requests].filter(([id]) => id !== '').map(([, n]) => n);

/** Statements of a call, apart from begin and commit. */
async function cost(...given: Parameters<typeof call>): Promise<number> {
  const { result, ofRequest } = await countStatements(() => call(...given));
  expect([result.status, result.body]).toEqual([200, expect.anything()]);
  return ofRequest(result);
}

/** So many more classes of the larger school that meet today, with the students of the first. */
async function moreClasses(count: number): Promise<void> {
  await app.admin.query(
    `with section as (
       insert into roster.sections (school_id, id, academic_year_id, kind, title, starts_on, ends_on)
       select school_id, gen_random_uuid(), academic_year_id, kind, 'Class ' || n, starts_on, ends_on
       from roster.sections, generate_series(1, $2::int) n where id = $1 returning *
     ), meeting as (
       insert into roster.meetings (school_id, id, section_id, period_id, weekday, starts_on, ends_on)
       select m.school_id, gen_random_uuid(), s.id, m.period_id, m.weekday, m.starts_on, m.ends_on
       from section s, roster.meetings m where m.section_id = $1
     )
     insert into roster.enrolments (school_id, id, section_id, student_id, starts_on, state)
     select e.school_id, gen_random_uuid(), s.id, e.student_id, e.starts_on, e.state
     from section s, roster.enrolments e where e.section_id = $1`,
    [many.sectionId, count],
  );
}

const generate = (at: TestClass) => app.app.get(AttendanceApi).generateRegisters(systemActor(at.schoolId));

const marks = (at: TestClass, code: string, baseVersion: number) => ({
  marks: at.students.map((studentId) => ({ studentId, code, baseVersion })),
});

describe('the query budget, for one student or two hundred, one register or a hundred, of', () => {
  it('the list and a register is one statement, and none for a list that was shown before', async () => {
    for (const at of [few, many]) {
      await settled(app);
      expect(await cost(at, 'GET', '?limit=199')).toBe(1);
      await until(async () => (await cost(at, 'GET', '?limit=199')) === 0, 'the list to be kept');
      expect(await cost(at, 'GET', '?mine=true')).toBe(1);
      expect(await cost(at, 'GET', `/${at.registerId}`)).toBe(1);
    }
  });

  it('opening is five, lock, load, store, event and audit, and one to show it', async () => {
    for (const at of [few, many]) expect(await cost(at, 'POST', `/${at.registerId}/open`)).toBe(6);
  });

  it('marking is three: look, store, event; two more with an Idempotency-Key', async () => {
    for (const at of [few, many]) {
      const path = `/${at.registerId}/marks`;
      expect(await cost(at, 'POST', path, marks(at, 'A', 0))).toBe(3);
      expect(await cost(at, 'POST', path, marks(at, 'E', 1), { 'idempotency-key': newId() })).toBe(5);
    }
  });

  it('marking over a socket is what it is over REST; watching is a handful', async () => {
    for (const at of [few, many]) {
      const socket = await TestSocket.connect(app, office(at).token);
      const input = { registerId: at.registerId, ...marks(at, 'P', 2) };
      const acted = await countStatements(() => socket.act('attendance.mark', at.schoolId, input));
      expect(acted.result).toMatchObject({ ok: true });
      expect(ofRequests(acted)).toEqual([3]);
      await settled(app);
      const watched = await countStatements(() => socket.subscribe(`register:${at.registerId}`));
      expect(watched.result).toMatchObject({ ok: true });
      expect(ofRequests(watched)).toEqual([3]);
      const board = await countStatements(() => socket.subscribe(`school:${at.schoolId}:registers`));
      expect(ofRequests(board)).toEqual([1]);
      socket.close();
    }
  });

  it('submitting is opening, a look at who is expected to be absent and one at who is missing', async () => {
    for (const at of [few, many]) expect(await cost(at, 'POST', `/${at.registerId}/submit`)).toBe(8);
  });

  it('bringing a day in line', async () => {
    const costs = [];
    for (const at of [few, many]) costs.push((await countStatements(() => generate(at))).requests.get(''));
    expect(costs).toEqual([10, 10]);
  });
});
