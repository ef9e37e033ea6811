import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { aClass, type TestClass } from '../../support/a-class.js';
import { aGuardian, ClassAtWork, mailsTo, told } from '../../support/telling.js';
import { TestApp } from '../../support/test-app.js';
import { twoSchools, type TwoSchools } from '../../support/two-schools.js';

let app: TestApp;
let schools: TwoSchools;
let hill: TestClass;
let lesson: ClassAtWork;
let student: string;

beforeAll(async () => {
  app = await TestApp.start();
  schools = await twoSchools(app);
});
beforeEach(async () => {
  hill = await aClass(app, schools.hill, 3);
  lesson = new ClassAtWork(app, schools.hill, hill);
  student = hill.students[0]!;
});
afterAll(() => app.stop());

describe('of what the school knows itself', () => {
  const token = () => schools.hill.people.admin.token;
  const code = (letters: string, more: object) =>
    app.call('POST', `/schools/${schools.hill.id}/attendance-codes`, {
      token: token(),
      body: { code: letters, label: letters, category: 'Unexcused Absence', presence: 0, ...more },
    });
  const approve = (studentId: string) =>
    app.call('POST', `/schools/${schools.hill.id}/absences`, {
      token: schools.hill.people.office.token,
      body: {
        studentId,
        startsOn: hill.date,
        endsOn: hill.date,
        code: 'G',
        reason: 'A holiday, not granted',
      },
    });

  it('families are not told: an absence that was approved, though nobody authorises it', async () => {
    await code('G', { authorised: false });
    const guardian = await aGuardian(app, schools.hill, student);
    const [other, marked] = [hill.students[1]!, await aGuardian(app, schools.hill, hill.students[1]!)];
    expect(await approve(student)).toMatchObject({ status: 201, body: { state: 'approved' } });
    await lesson.submit({ [student]: 'A', [other]: 'G' });
    await told(app);
    expect(await mailsTo(app, guardian)).toEqual([]);
    const { rows } = await app.admin.query('select from attendance.notifications where student_id = $1', [
      student,
    ]);
    expect(rows).toEqual([]);
    expect(await mailsTo(app, marked)).toHaveLength(1); // by hand: nobody knows why
    await approve(other);
    await told(app);
    expect((await mailsTo(app, marked)).map(({ text }) => text).join()).toContain(
      'the absence is explained now',
    );
  });

  it('families are not told: who came so late that it does not count as attended was there', async () => {
    await code('U', { authorised: false, late: true });
    const guardian = await aGuardian(app, schools.hill, student);
    await lesson.submit({ [student]: 'U' });
    await told(app);
    expect(await mailsTo(app, guardian)).toEqual([]);
  });
});
