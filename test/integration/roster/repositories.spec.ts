import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { systemActor } from '#domain/kernel/actor';
import { addDays, datesBetween } from '#domain/kernel/local-date';
import { newId } from '#domain/kernel/id';
import { AcademicYear } from '#domain/roster/academic-year';
import { Enrolment } from '#domain/roster/enrolment';
import { EnrolmentExists } from '#domain/roster/enrolment.errors';
import { RosterPerson } from '#domain/roster/roster-person';
import { SectionHasEnded, SectionNotFound } from '#domain/roster/section.errors';
import { Section } from '#domain/roster/section';
import { rosterWorld, SCHOOL } from '#domain/roster/testing/roster-world';
import { EndSectionUseCase } from '#domain/roster/use-cases/end-section.use-case';
import { EnrolStudentUseCase } from '#domain/roster/use-cases/enrol-student.use-case';
import { StudentsOfHandler, StudentsOfQuery } from '../../../src/roster/queries/students-of.query.js';
import { RosterStore } from '../../support/roster-store.js';
import { countStatements } from '../../support/statements.js';
import { behavesAsRosterStore } from './repositories.contract.js';

const DATES = { startsOn: '2026-09-01', endsOn: '2027-06-30' };

describe('the roster in memory', () =>
  behavesAsRosterStore(async () => ({ schoolId: SCHOOL, ports: rosterWorld(), run: (work) => work() })));

describe('the roster in PostgreSQL', () => {
  let store: RosterStore;
  beforeAll(async () => void (store = await RosterStore.start()));
  afterAll(() => store.stop());

  behavesAsRosterStore(async () => {
    const schoolId = await store.school();
    return { schoolId, ports: store.ports, run: (work) => store.run(schoolId, work) };
  });

  describe('of a school with a class', () => {
    let schoolId: string;
    let section: Section;
    let students: RosterPerson[];

    beforeEach(async () => {
      schoolId = await store.school();
      const year = AcademicYear.create(schoolId, { title: 'This year', ...DATES });
      const details = { title: '7A', code: null, location: null, grades: [], ...DATES };
      section = Section.create({ schoolId, academicYearId: year.id, courseId: null, kind: 'class' }, details);
      students = Array.from({ length: 4 }, () =>
        RosterPerson.add(schoolId, {
          roles: ['student'],
          givenName: 'Ada',
          familyName: newId(),
          middleName: null,
          preferredName: null,
          username: null,
          identifier: null,
          email: null,
          phone: null,
          locale: null,
          grades: [],
        }),
      );
      await store.run(schoolId, async () => store.ports.years.add(year));
      await store.run(schoolId, async () => {
        store.ports.sections.add(section);
        students.forEach((student) => store.ports.people.add(student));
      });
    });

    const enrol = (student: RosterPerson, startsOn = '2026-09-01', endsOn: string | null = null) =>
      store.run(schoolId, () =>
        new EnrolStudentUseCase(store.ports).execute({
          sectionId: section.id,
          studentId: student.id,
          startsOn,
          endsOn,
          state: 'active',
        }),
      );

    it('K1 shows nothing of it to another school', async () => {
      const other = await store.school();
      await expect(store.run(other, () => store.ports.sections.hold(section.id))).rejects.toThrow(
        SectionNotFound,
      );
    });

    it('lets a student into a section once, however many enrol at the same moment', async () => {
      const attempts = await Promise.allSettled(Array.from({ length: 6 }, () => enrol(students[0]!)));
      const refused = attempts.filter(({ status }) => status === 'rejected') as PromiseRejectedResult[];
      expect(refused).toHaveLength(5);
      for (const { reason } of refused) expect(reason).toBeInstanceOf(EnrolmentExists);
    });

    it('lets a student come back after an enrolment has ended, and takes no overlap of a day', async () => {
      await enrol(students[0]!, '2026-09-01', '2026-10-15');
      await expect(enrol(students[0]!, '2026-10-15')).rejects.toThrow(EnrolmentExists);
      await enrol(students[0]!, '2026-10-16');
    });

    it('never leaves an enrolment going on in a section that ends at the same moment', async () => {
      const end = store.run(schoolId, () =>
        new EndSectionUseCase(store.ports).execute({
          sectionId: section.id,
          on: '2027-01-31',
          expectedVersion: undefined,
        }),
      );
      const attempts = await Promise.allSettled([...students.map((student) => enrol(student)), end]);
      const refused = attempts.filter(({ status }) => status === 'rejected') as PromiseRejectedResult[];
      for (const { reason } of refused) expect(reason).toBeInstanceOf(SectionHasEnded);
      const { rows } = await store.admin.query(
        `select from roster.enrolments where section_id = $1 and (ends_on is null or ends_on > '2027-01-31')`,
        [section.id],
      );
      expect(rows).toEqual([]);
    });

    it('writes nothing when nothing was changed', async () => {
      const { id } = await enrol(students[0]!);
      const { statements } = await countStatements(() =>
        store.run(schoolId, async () => {
          await store.ports.enrolments.byId(id);
          await store.ports.people.hold(students[0]!.id);
        }),
      );
      expect(statements).toBe(3);
    });

    it('A13 lists for a register exactly the students who attend on that day, as the domain says', async () => {
      const day = fc.integer({ min: -3, max: 25 }).map((days) => addDays('2026-09-05', days));
      const life = fc.record({
        startsOn: day,
        state: fc.constantFrom('active' as const, 'pre-enrolled' as const),
        suspended: fc.option(day, { nil: undefined }),
        back: fc.option(day, { nil: undefined }),
        ended: fc.option(day, { nil: undefined }),
      });
      const handler = new StudentsOfHandler(store.reader);
      await fc.assert(
        fc.asyncProperty(fc.array(life, { minLength: 4, maxLength: 4 }), async (lives) => {
          const enrolments = lives.map((one, i) => lived(section, students[i]!, one));
          await store.admin.query('delete from roster.enrolments where section_id = $1', [section.id]);
          await store.run(schoolId, async () => enrolments.forEach((one) => store.ports.enrolments.add(one)));
          for (const date of datesBetween('2026-09-01', '2026-10-02').filter((_, i) => i % 3 === 0)) {
            const query = new StudentsOfQuery([section.id], date, systemActor(schoolId));
            const listed = (await handler.execute(query)).get(section.id) ?? [];
            const attending = enrolments.filter((one) => one.attendsOn(date)).map((one) => one.studentId);
            expect(new Set(listed.map(({ studentId }) => studentId))).toEqual(new Set(attending));
          }
        }),
        { numRuns: 25 },
      );
    });
  });
});

interface Life {
  readonly startsOn: string;
  readonly state: 'active' | 'pre-enrolled';
  readonly suspended: string | undefined;
  readonly back: string | undefined;
  readonly ended: string | undefined;
}

/** An enrolment to which this happened, as far as its state allowed. */
function lived(
  section: Section,
  student: RosterPerson,
  { startsOn, state, suspended, back, ended }: Life,
): Enrolment {
  const from = startsOn < '2026-09-01' ? '2026-09-01' : startsOn;
  const enrolment = Enrolment.begin(section, student, { startsOn: from, endsOn: null }, state);
  const steps = [
    suspended && (() => enrolment.suspend(suspended)),
    back && (() => enrolment.resume(back)),
    ended && (() => enrolment.end(ended, 'withdrawn')),
  ];
  for (const step of steps) {
    try {
      if (step) step();
    } catch (error) {
      if (!(error as Error).name.startsWith('Enrolment')) throw error;
    }
  }
  return enrolment;
}
