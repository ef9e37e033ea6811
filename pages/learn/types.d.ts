/** What the pages read of the API; the whole of it is in docs/api/openapi.json. */
export interface Membership {
  role: string;
  schoolId: string | null;
  schoolName: string | null;
}

export interface MyCourse {
  enrolmentId: string;
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
  missing: string[];
}

export interface Progress {
  enrolmentId: string;
  runId: string;
  done: number;
  total: number;
  percent: number;
  items: ItemProgress[];
}

export interface Outline {
  modules: { id: string; title: string; items: { id: string; kind: string; title: string }[] }[];
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
  rules: { questions: number; attempts: number | null; minutes: number | null } | null;
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
  data: { learnerId: string; itemId: string; percent: number };
}
