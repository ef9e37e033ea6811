import type { Assignment, Told } from './work.d.ts';

/** What the pages read of the API; the whole of it is in docs/api/openapi.json. */
export interface Membership {
  role: string;
  schoolId: string | null;
  schoolName: string | null;
}

export interface MyCourse {
  enrolmentId: string;
  learnerId: string;
  learnerName: string;
  state: string;
  courseTitle: string;
  summary: string | null;
  instructors: { displayName: string }[];
  runId: string;
  runTitle: string;
  done: number;
  total: number;
  percent: number;
  nextItem: { itemId: string; title: string; kind: string } | null;
  deadline: string | null;
}

export interface ItemProgress {
  itemId: string;
  moduleId: string;
  kind: string;
  title: string;
  state: string;
  waiver: { at: string; byName: string | null; reason: string } | null;
  missing: string[];
  explanation: Explanation;
}

export interface Explanation {
  rule: string;
  met: boolean;
  metAt: string | null;
  required: number;
  present: number;
  until: string | null;
  of: Explanation[];
}

export interface Certificate {
  enrolmentId: string;
  serial: string;
  completedOn: string;
  verifyUrl: string;
}

/** What helps to go on when something is refused. */
export interface Facts {
  opensAt?: string | null;
  closesAt?: string | null;
  missing?: string[];
}

export interface Progress {
  enrolmentId: string;
  runId: string;
  done: number;
  total: number;
  percent: number;
  items: ItemProgress[];
}

/** From when until when something can be opened. */
export interface Dates {
  opensAt: string | null;
  closesAt: string | null;
}

export interface Outline {
  modules: (Dates & {
    id: string;
    title: string;
    items: (Dates & { id: string; kind: string; title: string })[];
  })[];
}

export interface Item {
  id: string;
  kind: string;
  title: string;
  html: string | null;
  url: string | null;
  video: { durationMs: number | null } | null;
  file: { name: string; bytes: number } | null;
  live: { url: string; startsAt: string; endsAt: string } | null;
  assignment: Assignment | null;
  rules: { questions: number; attempts: number | null; minutes: number | null; passAt: number | null } | null;
  completion: { rule: string; atLeast?: number } | null;
}

export interface Part {
  from: number;
  to: number;
}

export interface Watched {
  itemId: string;
  watchedMs: number;
  durationMs: number;
  percent: number;
  positionMs: number;
}

export interface Watching extends Watched {
  parts: Part[];
}

export interface LearnerWatched extends Watched {
  learnerId: string;
}

export interface RunningCourse {
  courseTitle: string;
  runId: string;
  runTitle: string;
  averagePercent: number;
  learners: { learnerId: string; displayName: string; percent: number }[];
}

export interface Message {
  topic: string;
  seq: number;
  type: string;
  data: Told;
}

export interface Choice {
  key: string;
  text: string;
}

/** Of each kind of question its own part. */
export interface Answer {
  keys?: string[];
  text?: string | null;
  pairs?: { left: string; right: string }[];
}

export interface Question {
  questionId: string;
  kind: string;
  html: string;
  points: number;
  options: Choice[];
  targets: Choice[];
  answer: (Required<Answer> & { version: number }) | null;
  mark: { score: number | null } | null;
  feedback: string | null;
}

export interface Attempt {
  id: string;
  number: number;
  state: string;
  dueAt: string | null;
  score: number | null;
  points: number;
  questions: Question[];
}

export interface Presence {
  personId: string;
  displayName: string;
  until: string;
}

export interface Announcement {
  title: string;
  html: string;
  author: string | null;
  publishedAt: string;
}

export interface Post {
  id: string;
  author: string | null;
  mine: boolean;
  html: string | null;
  writtenAt: string;
  hiddenReason: string | null;
}

export interface Thread extends Post {
  locked: boolean;
  answers: Post[];
  earlier?: string;
}
