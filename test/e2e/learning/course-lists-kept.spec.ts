import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { lyceum } from '../../support/command-line.js';
import { CourseAuthor } from '../../support/course-author.js';
import { looksAfter } from '../../support/families.js';
import { ImportingOffice } from '../../support/importing-office.js';
import { RosterOffice, type ListOf } from '../../support/roster-office.js';
import { settled } from '../../support/settled.js';
import { small, user } from '../../support/small-district.js';
import { countStatements } from '../../support/statements.js';
import { studentWhoSignsIn } from '../../support/student-who-signs-in.js';
import { TestApp } from '../../support/test-app.js';
import {
  somebody,
  twoSchools,
  type TestPerson,
  type TestSchool,
  type TwoSchools,
} from '../../support/two-schools.js';
import { until } from '../../support/until.js';

interface Course {
  readonly runId: string;
  readonly learnerName: string;
  readonly deadline: string | null;
  readonly nextItem: { readonly itemId: string } | null;
  readonly instructors: readonly { readonly displayName: string }[];
  readonly learners: readonly { readonly displayName: string }[];
}

let app: TestApp;
let schools: TwoSchools;
beforeAll(async () => {
  app = await TestApp.start();
  schools = await twoSchools(app);
});
afterAll(() => app.stop());

/** Far less than what is kept is kept for. */
const AT_ONCE_MS = 8_000;

/** A list as somebody sees it, of the one run that matters. */
class Seen {
  constructor(
    private readonly list: 'my-courses' | 'running-courses',
    private readonly person: TestPerson,
    private readonly runId: string,
    private readonly school: TestSchool = schools.hill,
  ) {}

  async now(): Promise<Course | undefined> {
    return (await this.ask()).body.items.find(({ runId }) => runId === this.runId);
  }

  /** Until it is answered by no statement: nothing of what came before is on its way. */
  async kept(): Promise<Course | undefined> {
    await settled(app);
    await until(async () => {
      const asked = await countStatements(() => this.ask());
      return asked.ofRequest(asked.result) === 0;
    }, 'an answer that is kept');
    return this.now();
  }

  becomes(isIt: (course: Course | undefined) => boolean, what: string): Promise<void> {
    return until(async () => isIt(await this.now()), what, AT_ONCE_MS);
  }

  private ask() {
    const office = new RosterOffice(app, this.school, this.person);
    return office.get<ListOf<Course>>(`/${this.list}?limit=200`);
  }
}

/** A course of a teacher of its own, in which a student learns; as the school's office and the student see it. */
async function aCourse() {
  const teacher = await somebody(app, 'teacher', { schoolId: schools.hill.id });
  const author = new CourseAuthor(new RosterOffice(app, schools.hill, teacher));
  const made = await author.published();
  const student = await studentWhoSignsIn(app, schools.hill);
  await author.enrol(made.runId, student.id);
  const office = new Seen('running-courses', schools.hill.people.office, made.runId);
  const own = new Seen('my-courses', student.person, made.runId);
  for (const seen of [office, own]) expect(await seen.kept()).toBeDefined();
  return { ...made, author, teacher, student, office, own };
}

/** What the clocks of a place say. */
const dayIn = (timeZone: string) => new Intl.DateTimeFormat('sv-SE', { timeZone }).format(new Date());

describe('a list of courses that is kept for minutes', () => {
  it('has the name of who learns there as it is, also after an import', async () => {
    const { student, office, own } = await aCourse();
    await new RosterOffice(app, schools.hill).call('PATCH', `/people/${student.id}`, {
      body: { preferredName: 'Countess' },
    });
    await office.becomes((course) => course!.learners[0]!.displayName === 'Countess Byron', 'the new name');
    await own.becomes((course) => course!.learnerName === 'Countess Byron', 'the own new name');

    const imports = new ImportingOffice(app, schools.hill.districtId, schools.districtAdmin);
    const called = (givenName: string) =>
      imports.import(small({ 'users.csv': [user('ann', { givenName })] }));
    const { schoolId } = (await called('Grace')).schools.find(({ sourceId }) => sourceId === 'north')!;
    const head = await somebody(app, 'school-admin', { schoolId });
    const imported = { ...schools.hill, id: schoolId };
    const there = new RosterOffice(app, imported, head);
    const author = new CourseAuthor(there);
    const { runId } = await author.published();
    const { body } = await there.get<ListOf<{ id: string }>>('/people?q=Grace');
    await author.enrol(runId, body.items[0]!.id);
    const list = new Seen('running-courses', head, runId, imported);
    expect(await list.kept()).toMatchObject({ learners: [{ displayName: 'Grace Doe' }] });
    await called('Amazing');
    await list.becomes((course) => course!.learners[0]!.displayName === 'Amazing Doe', 'the imported name');
  });

  it('has the name of who teaches it as it is, and only while the account is open', async () => {
    const { teacher, office, own } = await aCourse();
    const operator = (verb: string) => lyceum(app, ['user', verb, '--email', teacher.email]);
    const named = (name: string | undefined) => (course: Course | undefined) =>
      course!.instructors[0]?.displayName === name;
    await app.call('PATCH', '/me', { token: teacher.token, body: { displayName: 'Emmy Noether' } });
    for (const list of [office, own]) await list.becomes(named('Emmy Noether'), 'the new name');
    for (const list of [office, own]) await list.kept();
    expect(await operator('suspend')).toMatchObject({ code: 0 });
    for (const list of [office, own]) await list.becomes(named(undefined), 'nobody');
    for (const list of [office, own]) await list.kept();
    expect(await operator('reinstate')).toMatchObject({ code: 0 });
    for (const list of [office, own]) await list.becomes(named('Emmy Noether'), 'the name again');
  });

  it('is nothing to a guardian who has left the school', async () => {
    const { student, runId } = await aCourse();
    const guardian = await somebody(app, 'guardian', { schoolId: schools.hill.id });
    await looksAfter(app, schools.hill, guardian, student.id);
    const list = new Seen('my-courses', guardian, runId);
    expect(await list.kept()).toBeDefined();
    const { rows } = await app.admin.query<{ id: string }>(
      'select id from roster.people where person_id = $1',
      [guardian.id],
    );
    const path = `/people/${rows[0]!.id}/departure`;
    const { status } = await new RosterOffice(app, schools.hill).call('POST', path, {
      body: { on: dayIn('Europe/Warsaw') },
    });
    expect(status).toBe(200);
    await list.becomes((course) => course === undefined, 'nothing');
  });

  it('goes by the clocks that the school has now', async () => {
    const { author, runId, office, own } = await aCourse();
    const setZone = (timeZone: string) =>
      app.call('PATCH', `/schools/${schools.hill.id}`, {
        token: schools.districtAdmin.token,
        body: { timeZone },
      });
    expect((await setZone('Pacific/Pago_Pago')).status).toBe(200);
    const endsOn = dayIn('Pacific/Pago_Pago');
    await author.school.call('PATCH', `/course-runs/${runId}`, { body: { endsOn } });
    await own.becomes((course) => course!.deadline !== null, 'the deadline');
    const before = (await own.kept())!.deadline!;
    expect(await office.kept()).toBeDefined();
    expect((await setZone('Pacific/Kiritimati')).status).toBe(200); // 25 hours further on
    await office.becomes((course) => course === undefined, 'that the run is over');
    await own.becomes(
      (course) => Date.parse(before) - Date.parse(course!.deadline!) === 25 * 3_600_000,
      'the deadline',
    );
    await setZone('Europe/Warsaw');
  });

  it('changes by the clock when it should: items open and close, and runs end at midnight', async () => {
    const { author, moduleId, itemId, runId, student, office, own } = await aCourse();
    const soon = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();
    const next = await author.page(moduleId, { opensAt: soon(4), closesAt: soon(8) });
    await author.publish(`course-items/${next}`);
    await new RosterOffice(app, schools.hill, student.person).call('POST', `/course-items/${itemId}/viewed`);
    await own.becomes((course) => course!.nextItem === null, 'that nothing is open');
    await own.becomes(
      (course) => course!.nextItem?.itemId === next && course!.deadline !== null,
      'the opening',
    );
    await own.becomes((course) => course!.nextItem === null && course!.deadline === null, 'the close');

    // No place has such clocks; PostgreSQL can count by them.
    await author.school.call('PATCH', `/course-runs/${runId}`, { body: { endsOn: dayIn('UTC') } });
    const untilMidnight = 86_400 - (Math.floor(Date.now() / 1000) % 86_400) - 5;
    const clock = new Date(untilMidnight * 1000).toISOString().slice(11, 19);
    await app.admin.query('update identity.schools set time_zone = $2 where id = $1', [
      schools.hill.id,
      `<+>-${clock}`,
    ]);
    await author.publish(`course-items/${await author.page(moduleId)}`); // evicts
    expect(await office.now()).toBeDefined();
    await office.becomes((course) => course === undefined, 'midnight');
    await app.admin.query(`update identity.schools set time_zone = 'Europe/Warsaw' where id = $1`, [
      schools.hill.id,
    ]);
  });
});
