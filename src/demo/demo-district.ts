import { demoName, type DemoName } from './demo-people.js';

/** The demo district: two schools, so that one can see that neither sees the other. */
export const DEMO_DISTRICT = { sourceId: 'riverside', name: 'Riverside District' } as const;

export interface DemoPerson extends DemoName {
  readonly sourceId: string;
  readonly email: string;
}

export interface DemoClass {
  readonly sourceId: string;
  readonly title: string;
  readonly course: string;
  readonly grade: string;
  readonly kind: 'homeroom' | 'scheduled';
  /** The lesson of the day in which it meets. */
  readonly period: string;
  readonly teacher: DemoPerson;
  readonly students: readonly DemoPerson[];
}

export interface DemoSchool {
  readonly sourceId: string;
  readonly name: string;
  readonly teachers: readonly DemoPerson[];
  readonly students: readonly DemoPerson[];
  /** The guardian of the student at the same place; there are fewer guardians than students. */
  readonly guardians: readonly DemoPerson[];
  readonly classes: readonly DemoClass[];
}

const SUBJECTS = ['Mathematics', 'English', 'Science', 'History'] as const;
const GRADES = ['07', '08', '09'] as const;
const GROUP = 16;

export const DEMO_SCHOOLS: readonly DemoSchool[] = [
  demoSchool('oakfield', 'Oakfield School', 0),
  demoSchool('harbour', 'Harbour School', 300),
];

function demoSchool(sourceId: string, name: string, first: number): DemoSchool {
  const people = (kind: string, count: number, from: number): DemoPerson[] =>
    Array.from({ length: count }, (_, i) => ({
      ...demoName(first + from + i),
      sourceId: `${sourceId}-${kind}-${i + 1}`,
      email: `${kind}${i + 1}@${sourceId}.demo.example`,
    }));
  const teachers = people('teacher', 6, 0);
  const students = people('student', GRADES.length * GROUP, 20);
  const guardians = people('guardian', 12, 120);
  const classes = GRADES.flatMap((grade, year) => {
    const group = students.slice(year * GROUP, (year + 1) * GROUP);
    const form = { title: `Form ${Number(grade)}A`, course: 'Form time', kind: 'homeroom' as const };
    const lessons = SUBJECTS.map((subject) => ({
      title: `${subject} ${Number(grade)}`,
      course: subject,
      kind: 'scheduled' as const,
    }));
    return [form, ...lessons].map((lesson, place) => ({
      ...lesson,
      sourceId: `${sourceId}-class-${grade}-${place}`,
      grade,
      period: String(place + 1),
      teacher: teachers[(year * 2 + place) % teachers.length]!,
      students: group,
    }));
  });
  return { sourceId, name, teachers, students, guardians, classes };
}
