import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { CommandBus } from '@nestjs/cqrs';
import { systemActor } from '#domain/kernel/actor';
import { newId } from '#domain/kernel/id';
import { TellGuardiansCommand } from '../../../src/attendance/commands/notifications/tell-guardians.command.js';
import { aClass, type TestClass } from '../../support/a-class.js';
import { aGuardian, ClassAtWork } from '../../support/telling.js';
import { countStatements } from '../../support/statements.js';
import { TestApp } from '../../support/test-app.js';
import { twoSchools, type TestSchool } from '../../support/two-schools.js';

let app: TestApp;
let few: TestClass;
let many: TestClass;

beforeAll(async () => {
  app = await TestApp.start({ LYCEUM_ROLE: 'api' });
  const { hill, lake } = await twoSchools(app);
  few = await absentClass(hill, 1);
  many = await absentClass(lake, 60);
});
afterAll(() => app.stop());

/** A class of which everybody is missing, each with two guardians. */
async function absentClass(school: TestSchool, size: number): Promise<TestClass> {
  const at = await aClass(app, school, size);
  for (const student of at.students) for (let i = 0; i < 2; i++) await aGuardian(app, school, student);
  const codes = Object.fromEntries(at.students.map((student) => [student, 'A']));
  await new ClassAtWork(app, school, at).submit(codes);
  return at;
}

it('telling guardians is six statements, for one absent student or sixty: register, absences, corrections, settings, log, jobs', async () => {
  for (const { registerId, schoolId } of [few, many]) {
    const command = new TellGuardiansCommand({ registerId, causeId: newId() }, systemActor(schoolId));
    const counted = await countStatements(() => app.app.get(CommandBus).execute(command));
    expect(counted.requests.get('')).toBe(6);
  }
  const { rows } = await app.admin.query('select from attendance.notifications');
  expect(rows).toHaveLength(122);
});
