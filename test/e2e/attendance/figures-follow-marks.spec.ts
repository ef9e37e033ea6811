import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aClass, type TestClass } from '../../support/a-class.js';
import { lyceum } from '../../support/command-line.js';
import { settled } from '../../support/settled.js';
import { TestApp } from '../../support/test-app.js';
import { twoSchools, type TestSchool, type TwoSchools } from '../../support/two-schools.js';
import { until } from '../../support/until.js';

interface Day {
  readonly marks: number;
  readonly attended: number;
  readonly possible: number;
  readonly codes: Record<string, number>;
}

describe('the figures of a day', () => {
  let app: TestApp;
  let schools: TwoSchools;
  beforeAll(async () => {
    app = await TestApp.start();
    schools = await twoSchools(app);
  });
  afterAll(() => app.stop());

  const day = async ({ id }: TestSchool) =>
    (await app.admin.query<Day>('select * from attendance.school_days where school_id = $1', [id])).rows[0];
  const becomes = (school: TestSchool, what: string, holds: (now: Day | undefined) => boolean) =>
    until(async () => holds(await day(school)), what);
  const act = async (at: TestClass, verb: string, body: object | undefined, token: string) => {
    const path = `/schools/${at.schoolId}/registers/${at.registerId}/${verb}`;
    expect(await app.call('POST', path, { token, body })).toMatchObject({ status: 200 });
  };

  it('A10 follow its marks: from submission on, through amendments, to a cancellation and back', async () => {
    const { hill } = schools;
    const at = await aClass(app, hill);
    const { teacher, office } = hill.people;
    await act(at, 'open', undefined, teacher.token);
    const marks = at.students.map((studentId, i) => ({ studentId, code: i < 2 ? 'A' : 'P', baseVersion: 0 }));
    await act(at, 'marks', { marks }, teacher.token);
    expect(await day(hill)).toBeUndefined();

    await act(at, 'submit', undefined, teacher.token);
    await becomes(hill, 'the figures of the submitted register', (now) => now?.codes.A === 2);
    expect(await day(hill)).toMatchObject({ marks: 6, possible: 12, attended: 8, codes: { A: 2, P: 4 } });

    const amended = [
      { studentId: at.students[0], code: 'L', minutesLate: 5, reason: 'Came late', baseVersion: 1 },
    ];
    await act(at, 'amendments', { marks: amended }, teacher.token);
    await becomes(hill, 'the amendment', (now) => now?.codes.L === 1);
    const overridden = [{ studentId: at.students[1], code: 'E', reason: 'At the doctor’s', baseVersion: 1 }];
    await act(at, 'overrides', { marks: overridden }, office.token);
    await becomes(hill, 'the override', (now) => now?.codes.E === 1);
    expect(await day(hill)).toMatchObject({ marks: 6, attended: 10, codes: { E: 1, L: 1, P: 4 } });

    await act(at, 'cancel', { reason: 'Snow' }, office.token);
    await becomes(hill, 'the cancellation', (now) => now === undefined);
    await act(at, 'reinstate', { reason: 'The snow has gone' }, office.token);
    await becomes(hill, 'the reinstatement', (now) => now?.marks === 6);
    expect(await day(schools.lake)).toBeUndefined();
  });

  it('A10 are verified from the command line: equal, or a list of what is not, and mended', async () => {
    const verify = (...options: string[]) => lyceum(app, ['attendance', 'verify', ...options]);
    await settled(app); // or what the test before has done would mend it
    await app.admin.query('update attendance.school_days set late = late + 3 where school_id = $1', [
      schools.hill.id,
    ]);
    const equal = { code: 0, out: 'Every kept figure is what its marks come to.\n' };
    expect(await verify('--school', schools.lake.id)).toMatchObject(equal);
    const found = await verify();
    expect(found.code).toBe(1);
    expect(found.out).toMatch(/school\s+late 4\s+late 1/);
    expect(await verify('--repair')).toMatchObject({ code: 0 });
    expect(await day(schools.hill)).toMatchObject({ late: 1 });
    expect((await verify('--from', 'yesterday')).code).toBe(64);
  });
});
