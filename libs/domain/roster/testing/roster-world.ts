import { AcademicYear, type AcademicYearDetails } from '../academic-year.js';
import { RosterPerson, type RosterPersonDetails } from '../roster-person.js';
import { Section, type SectionDetails } from '../section.js';
import {
  InMemoryEnrolments,
  InMemoryGuardianLinks,
  InMemoryMeetings,
  InMemoryRosterPeople,
  InMemorySections,
  InMemoryTeachingAssignments,
} from './in-memory-classes.js';
import {
  InMemoryAcademicYears,
  InMemoryCalendar,
  InMemoryCourses,
  InMemoryPeriods,
  InMemoryTerms,
} from './in-memory-roster.js';

export const SCHOOL = '00000000-0000-7000-8000-000000000001';

/** Every port of the context, in memory; the names are those of the use cases' dependencies. */
export function rosterWorld() {
  const enrolments = new InMemoryEnrolments();
  const assignments = new InMemoryTeachingAssignments();
  const links = new InMemoryGuardianLinks();
  return {
    years: new InMemoryAcademicYears(),
    terms: new InMemoryTerms(),
    calendars: new InMemoryCalendar(SCHOOL),
    periods: new InMemoryPeriods(),
    courses: new InMemoryCourses(),
    sections: new InMemorySections(),
    meetings: new InMemoryMeetings(),
    people: new InMemoryRosterPeople({ enrolments, assignments, links }),
    enrolments,
    assignments,
    links,
  };
}

export function aYear(details: Partial<AcademicYearDetails> = {}): AcademicYear {
  const dates = { startsOn: '2026-09-01', endsOn: '2027-06-30' };
  return AcademicYear.create(SCHOOL, { title: '2026/27', ...dates, ...details });
}

/** Taught from the first of September to the end of June, unless told otherwise. */
export function aSection(details: Partial<SectionDetails> = {}): Section {
  const at = { schoolId: SCHOOL, academicYearId: aYear().id, courseId: null, kind: 'class' as const };
  const dates = { startsOn: '2026-09-01', endsOn: '2027-06-30' };
  return Section.create(at, { title: '7A', code: null, location: null, grades: [], ...dates, ...details });
}

export function aPerson(details: Partial<RosterPersonDetails> = {}): RosterPerson {
  return RosterPerson.add(SCHOOL, {
    roles: ['student'],
    givenName: 'Ada',
    familyName: 'Byron',
    middleName: null,
    preferredName: null,
    username: null,
    identifier: null,
    email: null,
    phone: null,
    locale: null,
    grades: [],
    ...details,
  });
}

export const aTeacher = (): RosterPerson =>
  aPerson({ roles: ['staff'], givenName: 'Emmy', familyName: 'Noether' });

export const aGuardian = (): RosterPerson => aPerson({ roles: ['guardian'], givenName: 'Annabella' });
