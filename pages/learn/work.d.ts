/** What is handed in, and what it comes to. */
export interface FileTerms {
  types: string[];
  most: number;
  maxMib: number;
}

export interface Assignment {
  points: number;
  accepts: string[];
  files: FileTerms | null;
  dueAt: string | null;
  late: string;
  reduction: number | null;
  submissions: number | null;
  rubric: { title: string; points: number }[];
  passAt: number | null;
}

export interface Submission {
  id: string;
  number: number;
  state: string;
  submittedAt: string;
  daysLate: number;
  html: string | null;
  links: string[];
  files: { id: string; name: string; bytes: number; removedAt: string | null }[];
  grade: { criteria: number[]; html: string | null } | null;
  score: number | null;
  points: number;
  rubric: { title: string; points: number }[];
}

export interface Grades {
  lineItems: { id: string; title: string; dueDate: string | null }[];
  results: {
    lineItemId: string;
    scoreStatus: string;
    score: number | null;
    resultValueMax: number | null;
  }[];
  total: number | null;
}

/** What messages say, each its own part of it. */
export interface Told {
  learnerId: string;
  itemId: string;
  percent: number;
  personId: string;
  until: string | null;
  /** Of `learning.attempt_changed`. */
  attemptId?: string;
  state?: string;
  dueAt?: string | null;
}
