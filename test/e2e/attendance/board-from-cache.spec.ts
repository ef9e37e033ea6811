import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as events from '#domain/attendance/attendance.events';
import { newId } from '#domain/kernel/id';
import { Subscribers } from '#platform/outbox/subscribers';
import { aClass, type TestClass } from '../../support/a-class.js';
import { settled } from '../../support/settled.js';
import { countStatements } from '../../support/statements.js';
import { TestApp } from '../../support/test-app.js';
import { twoSchools, type TestPerson, type TestSchool, type TwoSchools } from '../../support/two-schools.js';
import { until } from '../../support/until.js';

interface Board {
  readonly items: readonly { readonly id: string; readonly state: string; readonly marked: number }[];
}

let app: TestApp;
let schools: TwoSchools;
let register: TestClass;

beforeAll(async () => {
  app = await TestApp.start();
  schools = await twoSchools(app);
  register = await aClass(app, schools.hill);
  await settled(app);
});
afterAll(() => app.stop());

async function look(who: TestPerson, school: TestSchool = schools.hill, query = '') {
  const { result, ofRequest } = await countStatements(() =>
    app.call<Board>('GET', `/schools/${school.id}/registers${query}`, { token: who.token }),
  );
  expect(result.status).toBe(200);
  expect(result.headers.get('content-type')).toBe('application/json; charset=utf-8');
  return { registers: result.body.items, statements: ofRequest(result) };
}

async function change(path: string, body?: object): Promise<void> {
  const { token } = schools.hill.people.teacher;
  const url = `/schools/${register.schoolId}/registers/${register.registerId}/${path}`;
  expect(await app.call('POST', url, { token, body })).toMatchObject({ status: 200 });
}

const marked = (code: string, baseVersion: number) => ({
  marks: register.students.map((studentId) => ({ studentId, code, baseVersion })),
});

describe('the registers of a day, to somebody who may see all of them', () => {
  it('are read once for everybody in the office, and never shown to another school (K2)', async () => {
    const { office, admin } = schools.hill.people;
    const first = await look(office);
    expect(first).toEqual({
      statements: 1,
      registers: [expect.objectContaining({ id: register.registerId, state: 'scheduled', marked: 0 })],
    });
    await until(async () => (await look(office)).statements === 0, 'the list to be kept');
    expect(await look(admin)).toEqual({ ...first, statements: 0 });
    expect(await look(office, schools.hill, `?date=${register.date}`)).toEqual(first);
    expect(await look(schools.lake.people.office, schools.lake)).toEqual({ statements: 1, registers: [] });
  });

  it('show at once what was changed through this process: opened, marked, submitted, made', async () => {
    const { office } = schools.hill.people;
    const after = async (what: Promise<unknown>) => {
      await what;
      return (await look(office)).registers;
    };
    expect(await after(change('open'))).toMatchObject([{ state: 'open', marked: 0 }]);
    const everybody = register.students.length;
    expect(await after(change('marks', marked('P', 0)))).toMatchObject([{ marked: everybody }]);
    expect(await after(change('submit'))).toMatchObject([{ state: 'submitted' }]);
    expect(await after(aClass(app, schools.hill))).toHaveLength(2);
  });

  it('show what another process has changed when the relay has told of it', async () => {
    const { office } = schools.hill.people;
    await settled(app);
    await until(async () => (await look(office)).statements === 0, 'the list to be kept');
    await app.admin.query(
      `with changed as (update attendance.registers set title = 'Physics' where id = $1)
       insert into platform.outbox (id, type, aggregate_id, school_id, data)
       values ($2, 'attendance.registers_generated', $3, $3, '{}')`,
      [register.registerId, newId(), register.schoolId],
    );
    const physics = expect.objectContaining({ id: register.registerId, title: 'Physics' });
    await until(async () => {
      const { registers } = await look(office);
      return registers.some((each) => physics.asymmetricMatch(each));
    }, 'the new title');
  });

  it.each(Object.values(events))('are stale after $type, as after every event of attendance', ({ type }) => {
    const event = { id: newId(), type, aggregateId: newId(), schoolId: schools.hill.id, personId: null };
    const rest = { requestId: null, occurredAt: new Date().toISOString(), data: { marks: [] } };
    const announcements = app.app.get(Subscribers).announcementsOf({ ...event, ...rest });
    expect(announcements.flatMap(({ evict }) => evict)).toContain(`registers:${schools.hill.id}`);
  });

  it('are never kept where they depend on who asks', async () => {
    const { teacher, office } = schools.hill.people;
    for (let i = 0; i < 2; i++) {
      expect((await look(teacher)).statements).toBe(1);
      expect((await look(office, schools.hill, '?mine=true')).statements).toBe(1);
    }
  });
});
