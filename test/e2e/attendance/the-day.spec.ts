import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aClass, type TestClass } from '../../support/a-class.js';
import { TestApp } from '../../support/test-app.js';
import { twoSchools, type TwoSchools } from '../../support/two-schools.js';
import { until } from '../../support/until.js';

interface Register {
  id: string;
  state: string;
  entries: { studentId: string }[];
}

describe('the registers of the day follow the school', () => {
  let app: TestApp;
  let schools: TwoSchools;
  let hill: TestClass;
  let lake: TestClass;

  beforeAll(async () => {
    app = await TestApp.start();
    schools = await twoSchools(app);
    hill = await aClass(app, schools.hill);
    lake = await aClass(app, schools.lake);
  });
  afterAll(() => app.stop());

  const office = () => schools.hill.people.office.token;
  const register = async (at = hill, token = office()) =>
    (await app.call<Register>('GET', `/schools/${at.schoolId}/registers/${at.registerId}`, { token })).body;

  it('are made by the schedule for every school, once', async () => {
    await app.admin.query('update attendance.registers set state = $1, version = version + 1', ['cancelled']);
    await app.admin.query(
      `update platform.schedules set next_at = now() where name = 'attendance.generate_registers'`,
    );
    const lakeOffice = schools.lake.people.office.token;
    await until(
      async () =>
        (await register()).state === 'scheduled' && (await register(lake, lakeOffice)).state === 'scheduled',
      'the schedule to bring both schools’ registers back',
    );
    const { rows } = await app.admin.query<{ n: number }>(
      'select count(*)::int as n from attendance.registers',
    );
    expect(rows[0]!.n).toBe(2);
  });

  it('A13 gain a student who is enrolled and lose one who leaves, in the right school alone', async () => {
    const path = `/schools/${hill.schoolId}`;
    const person = await app.call<{ id: string }>('POST', `${path}/people`, {
      token: office(),
      body: { roles: ['student'], givenName: 'New', familyName: 'Comer', grades: [] },
    });
    expect(person.status).toBe(201);
    const enrolled = await app.call<{ id: string }>('POST', `${path}/enrolments`, {
      token: office(),
      body: { sectionId: hill.sectionId, studentId: person.body.id, startsOn: hill.date },
    });
    expect(enrolled.status).toBe(201);
    const on = async () => (await register()).entries.some(({ studentId }) => studentId === person.body.id);
    await until(on, 'the new student on the register');
    expect((await register(lake, schools.lake.people.office.token)).entries).toHaveLength(
      lake.students.length,
    );
  });

  it('A6 are cancelled when the day is closed', async () => {
    const closed = await app.call('PUT', `/schools/${hill.schoolId}/calendar/days/${hill.date}`, {
      token: office(),
      body: { kind: 'closure', note: 'Snow' },
    });
    expect(closed.status).toBe(200);
    await until(async () => (await register()).state === 'cancelled', 'the register to be cancelled');
  });
});
