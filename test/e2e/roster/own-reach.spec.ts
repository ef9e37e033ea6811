import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RosterOffice, type ListOf, type Resource } from '../../support/roster-office.js';
import { TestApp } from '../../support/test-app.js';
import { somebody, twoSchools, type TwoSchools } from '../../support/two-schools.js';

/**
 * Hill School: Ada (who signs in as the student) in 7A, taught by Emmy (the teacher); Byron (the guardian) looks after
 * Ada, as does Annabella; Charles is in 7B and nobody's child. All of it exists again in Lake School.
 */
describe('what a student, a guardian and a teacher see of the roster', () => {
  let app: TestApp;
  let schools: TwoSchools;
  const made: Record<string, Resource> = {};
  let student: RosterOffice;
  let guardian: RosterOffice;
  let teacher: RosterOffice;

  beforeAll(async () => {
    app = await TestApp.start();
    schools = await twoSchools(app);
    const { people } = schools.hill;
    const office = new RosterOffice(app, schools.hill);
    await arrange(office);
    await arrangeLake(new RosterOffice(app, schools.lake));
    await office.belongsTo(made['ada']!, people.student);
    await office.belongsTo(made['byron']!, people.guardian);
    await office.belongsTo(made['emmy']!, people.teacher);
    [student, guardian, teacher] = [people.student, people.guardian, people.teacher].map((one) =>
      office.as(one),
    ) as [RosterOffice, RosterOffice, RosterOffice];
  });
  afterAll(() => app.stop());

  async function arrange(office: RosterOffice): Promise<void> {
    const section = (title: string) => office.section({ title });
    const [mine, theirs] = [(made['7A'] = await section('7A')), (made['7B'] = await section('7B'))];
    made['ada'] = await office.student();
    made['charles'] = await office.student({ givenName: 'Charles', familyName: 'Babbage' });
    made['emmy'] = await office.teacher();
    made['byron'] = await office.guardian({ givenName: 'George' });
    made['annabella'] = await office.guardian();
    const { ada, charles, emmy, byron, annabella } = made;
    made['ada in 7A'] = await office.enrolment({ sectionId: mine.id, studentId: ada.id });
    made['charles in 7B'] = await office.enrolment({ sectionId: theirs.id, studentId: charles.id });
    made['emmy in 7A'] = await office.assignment({ sectionId: mine.id, teacherId: emmy.id });
    made['someone in 7B'] = await office.assignment({ sectionId: theirs.id });
    made['mondays of 7A'] = await office.meeting({ sectionId: mine.id });
    made['mondays of 7B'] = await office.meeting({ sectionId: theirs.id });
    made['byron of ada'] = await office.guardianLink({ guardianId: byron.id, studentId: ada.id });
    made['annabella of ada'] = await office.guardianLink({ guardianId: annabella.id, studentId: ada.id });
  }

  /** The same person is also in the other school, where the sign-in has another role. */
  async function arrangeLake(office: RosterOffice): Promise<void> {
    const elsewhere = await office.enrolment();
    const record = { id: elsewhere.studentId } as Resource;
    await office.belongsTo(record, schools.hill.people.student);
  }

  const seen = async (who: RosterOffice, path: string) => {
    const { items } = (await who.get<ListOf<Resource>>(`${path}${path.includes('?') ? '&' : '?'}limit=200`))
      .body;
    const names = Object.entries(made).filter(([, { id }]) => items.some((item) => item.id === id));
    expect(names).toHaveLength(items.length);
    return names.map(([name]) => name);
  };
  const opens = async (who: RosterOffice, path: string, name: string) =>
    (await who.get(`${path}/${made[name]!.id}`)).status;

  it('a student sees the own record, class, timetable, teachers and guardians', async () => {
    expect(await seen(student, '/people')).toEqual(['ada']);
    expect(await seen(student, '/sections')).toEqual(['7A']);
    expect(await seen(student, '/enrolments')).toEqual(['ada in 7A']);
    expect(await seen(student, '/meetings')).toEqual(['mondays of 7A']);
    expect(await seen(student, '/teaching-assignments')).toEqual(['emmy in 7A']);
    expect(await seen(student, '/guardian-links')).toEqual(['byron of ada', 'annabella of ada']);
  });

  it('a guardian sees the own record and what is the child’s, not who else looks after it', async () => {
    expect(await seen(guardian, '/people')).toEqual(['ada', 'byron']);
    expect(await seen(guardian, '/sections')).toEqual(['7A']);
    expect(await seen(guardian, '/enrolments')).toEqual(['ada in 7A']);
    expect(await seen(guardian, '/meetings')).toEqual(['mondays of 7A']);
    expect(await seen(guardian, '/teaching-assignments')).toEqual(['emmy in 7A']);
    expect(await seen(guardian, '/guardian-links')).toEqual(['byron of ada']);
  });

  it('what is not theirs is not there', async () => {
    for (const who of [student, guardian]) {
      expect(await opens(who, '/people', 'charles')).toBe(404);
      expect(await opens(who, '/people', 'ada')).toBe(200);
      expect(await opens(who, '/sections', '7B')).toBe(404);
      expect(await opens(who, '/sections', '7A')).toBe(200);
      expect(await opens(who, '/enrolments', 'charles in 7B')).toBe(404);
      expect(await opens(who, '/meetings', 'mondays of 7B')).toBe(404);
      expect(await opens(who, '/teaching-assignments', 'someone in 7B')).toBe(404);
    }
    expect(await opens(guardian, '/guardian-links', 'annabella of ada')).toBe(404);
    expect(await seen(guardian, `/enrolments?studentId=${made['charles']!.id}`)).toEqual([]);
    expect(await seen(student, '/people?q=b&role=student')).toEqual(['ada']);
  });

  it('a teacher sees the school, and can ask for the own classes', async () => {
    expect(await seen(teacher, '/sections?mine=true')).toEqual(['7A']);
    expect(await seen(teacher, '/sections')).toEqual(['7A', '7B']);
    expect(await seen(teacher, `/meetings?teacherId=${made['emmy']!.id}`)).toEqual(['mondays of 7A']);
  });

  it('a guardian sees nothing of a child any more once the link is cut', async () => {
    const office = new RosterOffice(app, schools.hill);
    const newcomer = await somebody(app, 'guardian', { schoolId: schools.hill.id });
    const record = (made['newcomer'] = await office.guardian());
    await office.belongsTo(record, newcomer);
    const link = await office.guardianLink({ guardianId: record.id, studentId: made['charles']!.id });
    const who = office.as(newcomer);
    expect(await seen(who, '/people')).toEqual(['charles', 'newcomer']);
    await office.call('DELETE', `/guardian-links/${link.id}`);
    expect(await seen(who, '/people')).toEqual(['newcomer']);
    expect(await seen(who, '/sections')).toEqual([]);
  });

  it('somebody with a role and no record sees nothing that is somebody’s', async () => {
    const stranger = new RosterOffice(app, schools.hill).as(
      await somebody(app, 'student', { schoolId: schools.hill.id }),
    );
    for (const path of ['/people', '/sections', '/enrolments', '/meetings', '/teaching-assignments'])
      expect(await seen(stranger, path)).toEqual([]);
  });
});
