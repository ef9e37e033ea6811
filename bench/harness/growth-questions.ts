import { addDays } from '#domain/kernel/local-date';
import type { District, DistrictSchool } from './district.js';

/** What a request is about; each is another one, so that no answer is at hand already. */
export interface Subject {
  readonly school: DistrictSchool;
  readonly date: string;
  readonly student: string;
  /** Four weeks up to the date. */
  readonly from: string;
}

export interface Question {
  readonly name: 'board' | 'student' | 'dashboard';
  readonly who: 'office' | 'district';
  readonly path: (of: Subject) => string;
}

const at = ({ school: { id } }: Subject) => `/api/v1/schools/${id}`;
const span = ({ from, date }: Subject) => `from=${from}&to=${date}`;
const ofOffice = (name: Question['name'], path: Question['path']): Question => ({
  name,
  who: 'office',
  path,
});

export const QUESTIONS: readonly Question[] = [
  ofOffice('board', (of) => `${at(of)}/registers?date=${of.date}&limit=50`),
  ofOffice('student', (of) => `${at(of)}/students/${of.student}/attendance?${span(of)}&limit=100`),
  ofOffice('student', (of) => `${at(of)}/students/${of.student}/attendance-record?${span(of)}`),
  ofOffice('dashboard', (of) => `${at(of)}/attendance-day?date=${of.date}`),
  ofOffice('dashboard', (of) => `${at(of)}/attendance-rates?by=day&${span(of)}`),
  ofOffice('dashboard', (of) => `${at(of)}/attendance-rates?by=year-group&${span(of)}`),
  ofOffice('dashboard', (of) => `${at(of)}/attendance-rates?by=section&${span(of)}`),
  ofOffice('dashboard', (of) => `${at(of)}/persistent-absence?${span(of)}`),
  ofOffice('dashboard', (of) => `${at(of)}/attendance-students?${span(of)}&limit=50`),
  {
    name: 'dashboard',
    who: 'district',
    path: (of) => `/api/v1/districts/${of.school.districtId}/attendance-rates?${span(of)}`,
  },
];

/** The nth thing to ask about: another school, day and student each time. */
export function subjectOf({ schools }: Pick<District, 'schools'>, n: number): Subject {
  const school = schools[n % schools.length]!;
  const turn = Math.floor(n / schools.length);
  const date = school.days[turn % school.days.length]!;
  return {
    school,
    date,
    student: school.students[(n * 7) % school.students.length]!,
    from: addDays(date, -27),
  };
}
