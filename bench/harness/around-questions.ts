import type { BusySchool, Learner } from './busy-school.js';

/** What a request is about. */
export interface Subject {
  readonly school: BusySchool;
  readonly learner: Learner;
  /** Of the course, which the learner has not seen. */
  readonly page: string;
  /** Counts the questions asked, so that no answer is at hand already. */
  readonly nth: number;
  /** How often the same was asked before, at this size and at those before it: what is changed is of this version. */
  readonly turn: number;
}

export type Group =
  | 'learner'
  | 'author'
  | 'roster'
  | 'attendance'
  | 'log'
  | 'overview'
  | 'day'
  | 'records'
  | 'write';

export interface Question {
  readonly group: Group;
  readonly who: 'learner' | 'teacher1' | 'office' | 'head' | 'recorder';
  /** Below the school; from the root, where it begins with a slash. */
  readonly path: (of: Subject) => string;
  /** Posted, where there is one. */
  readonly body?: (of: Subject) => unknown;
}

type Path = Question['path'];

/** A page of about the same length, and never the same one. */
const page = ({ nth }: Subject) => `limit=${20 + (nth % 5)}`;
/** Shorter than a day of the school, so that it is full from the first; each mark in between makes it another one. */
const someOfDay = ({ nth }: Subject) => `limit=${10 + (nth % 5)}`;
const today = ({ school }: Subject) => `from=${school.today}&to=${school.today}`;
/** Another code than the one before, which is always known. */
const marked =
  ({ turn }: Subject) =>
  (studentId: string) => ({
    studentId,
    code: turn % 2 === 0 ? 'A' : 'P',
    baseVersion: turn + 1,
  });
const agent = ({ learner }: Subject) =>
  encodeURIComponent(JSON.stringify({ mbox: `mailto:${learner.email}` }));
const activity = ({ nth }: Subject) => encodeURIComponent(`https://water.example.org/pages/${nth % 6}`);
const VERB = encodeURIComponent('http://adlnet.gov/expapi/verbs/completed');

const of = (group: Group, who: Question['who'], ...paths: readonly Path[]): Question[] =>
  paths.map((path) => ({ group, who, path }));

export const QUESTIONS: readonly Question[] = [
  ...of(
    'learner',
    'learner',
    (s) => `my-courses?${page(s)}`,
    ({ school }) => `course-runs/${school.runId}/outline`,
    ({ learner }) => `course-enrolments/${learner.enrolmentId}/progress`,
    ({ learner }) => `course-enrolments/${learner.enrolmentId}/grades`,
    (s) => `course-items/${s.school.talkId}/posts?${page(s)}`,
    (s) => `course-runs/${s.school.runId}/announcements?${page(s)}`,
  ),
  ...of(
    'author',
    'teacher1',
    (s) => `online-courses?mine=true&${page(s)}`,
    (s) => `online-courses?${page(s)}`,
    (s) => `online-courses?q=water&${page(s)}`,
    (s) => `course-runs?${page(s)}`,
    (s) => `running-courses?${page(s)}`,
    (s) => `course-runs/${s.school.runId}/progress?${page(s)}`,
    (s) => `course-runs/${s.school.runId}/progress?sort=-percent&${page(s)}`,
    (s) => `course-runs/${s.school.runId}/gradebook?${page(s)}`,
    (s) => `course-enrolments?runId=${s.school.runId}&${page(s)}`,
    (s) => `submissions?state=graded&${page(s)}`,
    (s) => `submissions?runId=${s.school.runId}&${page(s)}`,
    (s) => `answers-to-grade?${page(s)}`,
    (s) => `quiz-attempts?runId=${s.school.runId}&${page(s)}`,
    (s) => `questions?courseId=${s.school.courseId}&${page(s)}`,
    (s) => `certificates?${page(s)}`,
    (s) => `videos?${page(s)}`,
  ),
  ...of(
    'roster',
    'office',
    (s) => `people?${page(s)}`,
    (s) => `people?role=student&${page(s)}`,
    (s) => `people?q=bj&${page(s)}`,
    ({ learner }) => `people/${learner.id}`,
    (s) => `sections?${page(s)}`,
    (s) => `sections?studentId=${s.learner.id}&${page(s)}`,
    (s) => `sections?q=math&${page(s)}`,
    (s) => `enrolments?sectionId=${s.school.sectionId}&${page(s)}`,
    (s) => `teaching-assignments?teacherId=${s.school.teacherId}&${page(s)}`,
    (s) => `guardian-links?studentId=${s.learner.id}&${page(s)}`,
    (s) => `meetings?${page(s)}`,
    (s) => `courses?${page(s)}`,
  ),
  ...of(
    'attendance',
    'office',
    (s) => `registers?${someOfDay(s)}`,
    ({ school }) => `registers/${school.register.id}`,
    (s) => `students/${s.learner.id}/attendance?${today(s)}&${page(s)}`,
    (s) => `students/${s.learner.id}/attendance-record?${today(s)}`,
  ),
  {
    group: 'attendance',
    who: 'teacher1',
    path: ({ school }) => `registers/${school.register.id}/marks`,
    body: (s) => ({ marks: s.school.register.students.slice(0, 1).map(marked(s)) }),
  },
  {
    group: 'attendance',
    who: 'teacher1',
    path: ({ school }) => `registers/${school.wholeRegister.id}/marks`,
    body: (s) => ({ marks: s.school.wholeRegister.students.map(marked(s)) }),
  },
  ...of(
    'log',
    'head',
    (s) => `audit-entries?${page(s)}`,
    (s) => `audit-entries?subjectId=${s.learner.enrolmentId}&${page(s)}`,
    (s) => `audit-entries?action=create&${page(s)}`,
    (s) => `jobs?${page(s)}`,
    (s) => `jobs?state=done&kind=platform.send-mail&${page(s)}`,
    (s) => `notifications?${page(s)}`,
    (s) => `notifications?state=sent&${page(s)}`,
    (s) => `notifications?studentId=${s.learner.id}&${page(s)}`,
    (s) => `absences?${page(s)}`,
    (s) => `absences?state=requested&${page(s)}`,
    (s) => `absences?studentId=${s.learner.id}&${page(s)}`,
    (s) => `memberships?${page(s)}`,
  ),
  ...of('overview', 'office', ({ learner }) => `students/${learner.id}/overview`),
  // What everybody together has come to grows with them.
  ...of('day', 'office', () => 'day'),
  ...of('overview', 'teacher1', ({ school }) => `teachers/${school.teacherId}/day`),
  ...of(
    'records',
    'recorder',
    (s) => `/xapi/statements?agent=${agent(s)}&${page(s)}`,
    (s) => `/xapi/statements?verb=${VERB}&${page(s)}`,
    (s) => `/xapi/statements?activity=${activity(s)}&${page(s)}`,
    (s) =>
      `/xapi/statements?agent=${agent(s)}&verb=${VERB}&since=2020-01-01T00:00:00Z&ascending=true&${page(s)}`,
    (s) => `/xapi/activities/state?agent=${agent(s)}&activityId=${activity(s)}`,
    (s) => `/xapi/activities?activityId=${activity(s)}`,
  ),
  {
    group: 'write',
    who: 'learner',
    path: ({ page: item }) => `course-items/${item}/viewed`,
    body: () => ({}),
  },
  {
    group: 'write',
    who: 'learner',
    path: () => 'watching',
    body: ({ school, nth }) => ({
      heartbeats: [{ itemId: school.videoId, parts: [{ from: nth, to: nth + 2 }], positionMs: nth + 2 }],
    }),
  },
  {
    group: 'write',
    who: 'learner',
    path: ({ school }) => `course-items/${school.talkId}/posts`,
    body: ({ nth }) => ({ markdown: `And drop ${nth}?` }),
  },
  {
    group: 'write',
    who: 'recorder',
    path: () => '/xapi/statements',
    body: (s) => ({
      actor: { mbox: `mailto:${s.learner.email}` },
      verb: { id: 'http://adlnet.gov/expapi/verbs/experienced' },
      object: { id: 'https://water.example.org/pages/1' },
    }),
  },
];
