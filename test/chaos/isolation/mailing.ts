import { aClass } from '../../support/a-class.js';
import { aGuardian, ClassAtWork, told } from '../../support/telling.js';
import type { TestApp } from '../../support/test-app.js';
import type { TestSchool } from '../../support/two-schools.js';
import { until } from '../../support/until.js';
import { wholeMails } from './whole-mails.js';

/** What the day of each school has people be written: of a child who is absent, of a password that was forgotten. */
export async function peopleAreWritten(app: TestApp, schools: readonly TestSchool[]): Promise<void> {
  const addresses: string[] = [];
  for (const school of schools) {
    const at = await aClass(app, school, 1);
    const [student] = at.students;
    const { email } = await aGuardian(app, school, student!);
    await new ClassAtWork(app, school, at).submit({ [student!]: 'A' });
    const { email: office } = school.people.office;
    await app.call('POST', '/password-resets', { body: { email: office } });
    addresses.push(email, office);
  }
  await told(app);
  const written = async () => {
    const readers = new Set((await wholeMails(app)).map(({ to }) => to));
    return addresses.every((address) => readers.has(address));
  };
  await until(written, 'their mails');
}
