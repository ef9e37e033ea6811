import type { SchoolCourses } from './course-catalogue.js';
import type { Lesson } from './day-place.js';
import type { DistrictSchool } from './district.js';
import { QUESTIONS, subjectOf, type Question } from './growth-questions.js';

/** `board`, `catalogue` and `own courses` are what a cache may answer. */
export type Kind = 'write' | 'board' | 'catalogue' | 'own courses' | 'question';

export interface Wish {
  readonly kind: Kind;
  /** Below the school, or from the root where it begins with a slash. */
  readonly path: string;
  readonly email: string;
  readonly method?: 'GET' | 'POST';
  readonly body?: object;
}

/**
 * An hour in which each of 10,000 people asks 72 times and the 2,000 registers of the hour are opened, marked and submitted:
 * of 120 requests one changes something. Of the others most look at the board of the day, a quarter as many at courses.
 */
const OF_EACH = 120;
const SHARES: readonly (readonly [upTo: number, kind: Kind])[] = [
  [1, 'write'],
  [81, 'board'],
  [104, 'catalogue'],
  [108, 'own courses'],
  [OF_EACH, 'question'],
];

/** Of so many registers that are taken one is followed by a change of the courses. */
const REGISTERS_PER_CHANGE = 4;

/** What no cache answers. */
const ASKED: readonly Question[] = QUESTIONS.filter(({ who, name }) => who === 'office' && name !== 'board');

/** Of whom and what is asked. */
export interface Asked {
  readonly lessons: readonly Lesson[];
  /** Whose past is asked about. */
  readonly schools: readonly DistrictSchool[];
  readonly courses: readonly SchoolCourses[];
}

/** What people want next, in the proportions of an hour. */
export class Wishes {
  private turn = 0;
  private opened = 0;
  private changes = 0;
  private readonly looked = { catalogue: 0, 'own courses': 0 };
  private readonly steps: Wish[] = [];

  constructor(private readonly asked: Asked) {}

  next(): Wish {
    const turn = this.turn++;
    const [, kind] = SHARES.find(([upTo]) => (turn * 7) % OF_EACH < upTo)!;
    if (kind === 'write') return this.steps.shift() ?? this.nextLesson();
    if (kind === 'question') return this.question(turn);
    if (kind === 'board') return this.board(turn);
    return this.lookAtCourses(kind);
  }

  private board(turn: number): Wish {
    const { schoolId, office } = this.asked.lessons[turn % this.asked.lessons.length]!;
    return { kind: 'board', path: `/api/v1/schools/${schoolId}/registers?limit=50`, email: office };
  }

  /** The office looks at what goes on, a learner at what is to be learnt. */
  private lookAtCourses(kind: 'catalogue' | 'own courses'): Wish {
    const nth = this.looked[kind]++;
    const { courses } = this.asked;
    const { schoolId, office, learners } = courses[nth % courses.length]!;
    const at = `/api/v1/schools/${schoolId}`;
    if (kind === 'catalogue') return { kind, path: `${at}/running-courses?limit=50`, email: office };
    const email = learners[Math.floor(nth / courses.length) % learners.length]!;
    return { kind, path: `${at}/my-courses?limit=50`, email };
  }

  private question(turn: number): Wish {
    const of = subjectOf(this.asked, turn);
    const path = ASKED[turn % ASKED.length]!.path(of);
    return { kind: 'question', path, email: `office@school-${of.school.numeral}.scale.example` };
  }

  /** Opens a register; that it is marked and submitted comes next. */
  private nextLesson(): Wish {
    const nth = this.opened++;
    const { schoolId, registerId, teacher, students } = this.asked.lessons[nth % this.asked.lessons.length]!;
    const step = (verb: string, body?: object): Wish => ({
      kind: 'write',
      path: `/api/v1/schools/${schoolId}/registers/${registerId}/${verb}`,
      email: teacher,
      method: 'POST',
      body,
    });
    const marks = students.map((studentId) => ({ studentId, code: 'P', baseVersion: 0 }));
    this.steps.push(step('marks', { marks }), step('submit'));
    if (nth % REGISTERS_PER_CHANGE === 0) this.steps.push(this.changeOfCourses());
    return step('open');
  }

  /** By turns somebody joins a course that goes on, and another course begins; each time in another school. */
  private changeOfCourses(): Wish {
    const nth = this.changes++;
    const { courses } = this.asked;
    const { schoolId, office, runningId, draftIds, newcomers } = courses[nth % courses.length]!;
    const at = `/api/v1/schools/${schoolId}`;
    const draftId = draftIds[Math.floor(nth / courses.length)];
    const change = { kind: 'write', email: office, method: 'POST' } as const;
    if (nth % 2 === 1 && draftId) return { ...change, path: `${at}/course-runs/${draftId}/publish` };
    const learnerIds = newcomers.slice(nth % newcomers.length).slice(0, 1);
    const body = { runId: runningId, learnerIds, as: 'active' };
    return { ...change, path: `${at}/course-enrolments`, body };
  }
}
