import { CourseAuthor } from './course-author.js';
import { looksAfter } from './families.js';
import { RecordProvider } from './record-provider.js';
import { settled } from './settled.js';
import { RosterOffice } from './roster-office.js';
import { SchoolFixtures } from './school-fixtures.js';
import { TakenRegister } from './taken-register.js';
import type { TestApp } from './test-app.js';
import { TusClient } from './tus.js';
import { somebody, type TestPerson, type TestSchool } from './two-schools.js';
import { until } from './until.js';
import { saidAbout } from './words-about.js';
import { isWrittenTo } from './written-to.js';

/** What must be nowhere when the person is erased: names, addresses, numbers, and a word of every text about them. */
export const SECRETS = [
  'Quenby',
  'Zephyrwood',
  'quenby.zephyrwood@example.org',
  '700 111 222',
  'ZW-0815',
  'wasgrieving',
] as const;

const DETAILS = {
  givenName: 'Quenby',
  familyName: 'Zephyrwood',
  middleName: 'Quenby-Ann',
  preferredName: 'Quenby',
  username: 'quenby',
  identifier: 'ZW-0815',
  email: 'quenby.zephyrwood@example.org',
  phone: '+48 700 111 222',
};
const TEXT = 'Quenby wasgrieving';

/** Said of somebody else of the same class in the same places, and nothing of it may go. */
export const STAYS = 'Ottoline stayshere';

/** A student who has done, over REST, what leaves a trace in every part of the school. */
export interface WholeLife {
  readonly id: string;
  readonly person: TestPerson;
  readonly register: TakenRegister;
  readonly enrolmentId: string;
  readonly certificateId: string;
  readonly statementId: string;
  readonly provider: RecordProvider;
  readonly exportId: string;
}

export async function aWholeLife(app: TestApp, school: TestSchool): Promise<WholeLife> {
  const admin = new RosterOffice(app, school, school.people.admin);
  const register = await TakenRegister.of(app, school, 2);
  const id = register.students[0]!;
  const person = await somebody(app, 'student', { schoolId: school.id });
  await app.admin.query('update roster.people set person_id = $2 where id = $1', [id, person.id]);
  await admin.call('PATCH', `/people/${id}`, { body: DETAILS });
  await isNamed(app, admin, register, id);
  await looksAfter(app, school, school.people.guardian, id);
  await attends(admin, register, id);
  await isWrittenTo(register, { id, email: DETAILS.email, text: TEXT });
  const learning = await learns(app, school, admin, { id, person });
  const neighbour = {
    id: register.students[1]!,
    person: await somebody(app, 'student', { schoolId: school.id }),
  };
  await saidAbout(register, { id, person }, TEXT);
  await saidAbout(register, neighbour, STAYS);
  const { exportId } = await new SchoolFixtures(app, school).anExport();
  await new SchoolFixtures(app, school).anEdfiExport();
  const invitation = { email: DETAILS.email, role: 'student', rosterPersonId: id };
  await admin.make('/invitations', invitation);
  return { id, person, register, ...learning, exportId: exportId! };
}

/** On the register, under one name and then another. */
async function isNamed(
  app: TestApp,
  admin: RosterOffice,
  register: TakenRegister,
  id: string,
): Promise<void> {
  await settled(app);
  await register.open();
  const there = (table: string) =>
    until(async () => {
      const { rows } = await app.admin.query(
        `select from attendance.${table} where student_id = $1 and display_name like 'Quenby%'`,
        [id],
      );
      return rows.length > 0;
    }, `the name in ${table}`);
  await there('register_entries');
  await admin.call('PATCH', `/people/${id}`, { body: { preferredName: 'Quenby Z.' } });
  await there('register_entry_changes');
}

/** Marked, corrected, excused, at the desk. */
async function attends(admin: RosterOffice, register: TakenRegister, id: string): Promise<void> {
  const [one, two] = register.students;
  const mark = (studentId: string, code: string) => ({ studentId, code, baseVersion: 0 });
  await register.marks([mark(one!, 'A'), mark(two!, 'P')]);
  await register.post('/submit');
  await register.amend([{ studentId: one!, code: 'L', baseVersion: 1, reason: TEXT, minutesLate: 5 }]);
  await register.override([{ studentId: one!, code: 'E', baseVersion: 2, reason: TEXT }]);
  const days = { startsOn: '2026-10-05', endsOn: '2026-10-06' };
  await admin.make('/absences', { studentId: id, ...days, reason: TEXT, note: TEXT });
  const guardian = admin.as(admin.school.people.guardian);
  const holidays = { startsOn: '2026-12-14', endsOn: '2026-12-15', reason: TEXT };
  const asked = await guardian.make('/absences', { studentId: id, ...holidays });
  await admin.call('POST', `/absences/${asked.id}/decline`, { body: { decisionNote: TEXT } });
  await admin.make('/desk-entries', { studentId: id, kind: 'in', reason: TEXT });
}

interface Learner {
  readonly id: string;
  readonly person: TestPerson;
}

/** Completes a course, says something and hands in a file, and is spoken of in the record store. */
async function learns(app: TestApp, school: TestSchool, admin: RosterOffice, learner: Learner) {
  await handsIn(app, school, admin, learner);
  const { id, person } = learner;
  const me = new RosterOffice(app, school, person);
  const author = new CourseAuthor(admin);
  const { runId, itemId } = await author.published();
  const enrolmentId = await author.enrol(runId, id);
  await until(async () => {
    const { body } = await me.call<{ total: number }>('POST', `/course-items/${itemId}/viewed`);
    return body.total === 1;
  }, 'the rules of the run');
  const found = async () =>
    (await me.get<{ items: { id: string }[] }>(`/certificates?learnerId=${id}`)).body.items;
  await until(async () => (await found()).length === 1, 'a certificate');
  const former = `/certificates/${(await found())[0]!.id}`;
  await admin.call('POST', `${former}/revoke`, { body: { reason: TEXT } });
  const certificateId = (await admin.make(`${former}/reissue`, {})).id;
  return { enrolmentId, certificateId, ...(await isRecorded(app, school)) };
}

async function handsIn(
  app: TestApp,
  school: TestSchool,
  admin: RosterOffice,
  { id, person }: Learner,
): Promise<void> {
  const author = new CourseAuthor(admin);
  const me = new RosterOffice(app, school, person);
  const { runId, moduleId, itemId } = await author.published();
  const assignment = { points: 10, accepts: ['file', 'text', 'link'], files: {} };
  const essay = await admin.make('/course-items', {
    moduleId,
    kind: 'assignment',
    title: 'Essay',
    assignment,
  });
  await author.publish(`course-items/${essay.id}`);
  await author.enrol(runId, id);
  await me.call('POST', `/course-items/${itemId}/posts`, { body: { markdown: TEXT } });
  const uploadId = await new TusClient(app.url, school.id, person.token).upload(TEXT, 'Quenby.txt');
  const work = { text: TEXT, links: ['https://example.org/quenby'], uploadIds: [uploadId] };
  const handedIn = await me.make(`/course-items/${essay.id}/submissions`, work);
  await admin.call('PUT', `/submissions/${handedIn.id}/grade`, { body: { score: 7, feedback: TEXT } });
}

/** By a program that calls its learners by their address. */
async function isRecorded(app: TestApp, school: TestSchool) {
  const provider = await RecordProvider.of(app, school);
  const agent = { mbox: `mailto:${DETAILS.email}` };
  const actor = { objectType: 'Agent', name: 'Quenby Zephyrwood', ...agent };
  const verb = { id: 'http://adlnet.gov/expapi/verbs/answered', display: { en: 'answered' } };
  const object = { objectType: 'Activity', id: 'https://example.org/q/1' };
  const statementId = await provider.say({ actor, verb, object, result: { success: true, response: TEXT } });
  const query = { activityId: object.id, agent: JSON.stringify(agent), stateId: 'bookmark' };
  const headers = { 'if-none-match': '*' };
  await provider.call('PUT', 'activities/state', { query, json: { note: TEXT }, headers });
  return { statementId, provider };
}
