import { setTimeout as pause } from 'node:timers/promises';
import { lessonsOf, type DayPlace, type Lesson } from './day-place.js';
import type { DistrictSchool } from './district.js';
import { percentile } from './figures.js';
import { QUESTIONS, subjectOf, type Question } from './growth-questions.js';
import { HttpLine, requestText } from './http-line.js';

interface Times {
  readonly n: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

export interface AudienceReport {
  readonly asked: number;
  /** Milliseconds from the moment at which somebody wanted to ask until the whole answer. */
  readonly all: Times;
  /** Of those that no cache answers. */
  readonly stored: Times;
  /** Answers other than 200, and none at all. */
  readonly refused: number;
}

/** The connection was lost instead. */
const UNANSWERED = { status: 0 };

const LINES = 32;

/**
 * An hour in which each of 10,000 people asks 72 times and the 2,000 registers of the hour are opened, marked and submitted:
 * of 120 requests one changes something. Of the others most look at the board of the day.
 */
const OF_EACH = 120;
const SHARES: readonly (readonly [upTo: number, what: 'write' | 'board' | 'question'])[] = [
  [1, 'write'],
  [108, 'board'],
  [OF_EACH, 'question'],
];

/** What no cache answers. */
const ASKED: readonly Question[] = QUESTIONS.filter(({ who, name }) => who === 'office' && name !== 'board');

interface Wish {
  readonly path: string;
  readonly email: string;
  readonly method?: 'POST';
  readonly body?: object;
}

/** People who ask when they want to, whether the server is done with the others or not. */
export class Audience {
  private readonly free: HttpLine[] = [];
  private readonly queue: ((line: HttpLine) => void)[] = [];
  private readonly took: { ms: number; stored: boolean }[] = [];
  private refused = 0;
  private nth = 0;
  private opened = 0;
  private readonly steps: Wish[] = [];

  private constructor(
    private readonly place: DayPlace,
    private readonly lessons: Lesson[],
    private readonly schools: readonly DistrictSchool[],
  ) {}

  static async of(place: DayPlace, schools: readonly DistrictSchool[]): Promise<Audience> {
    const audience = new Audience(place, await lessonsOf(place), schools);
    for (let i = 0; i < LINES; i++) audience.free.push(await HttpLine.open('127.0.0.1', place.port));
    for (const { office, teacher } of audience.lessons) {
      await place.token(office);
      await place.token(teacher);
    }
    return audience;
  }

  async ask(perSecond: number, seconds: number): Promise<AudienceReport> {
    this.took.length = this.refused = 0;
    const began = performance.now();
    const asking: Promise<void>[] = [];
    for (let i = 0; i < perSecond * seconds; i++) {
      const due = began + (i * 1000) / perSecond;
      const early = due - performance.now();
      if (early > 0) await pause(early);
      asking.push(this.one(due));
    }
    await Promise.all(asking);
    const times = (of: readonly { ms: number }[]): Times => {
      const all = of.map(({ ms }) => ms);
      const at = (share: number) => Math.round(percentile(all, share) * 10) / 10;
      return { n: all.length, p50: at(0.5), p95: at(0.95), p99: at(0.99) };
    };
    const stored = this.took.filter((each) => each.stored);
    return { asked: this.took.length, all: times(this.took), stored: times(stored), refused: this.refused };
  }

  private async one(due: number): Promise<void> {
    const turn = this.nth++;
    const [, what] = SHARES.find(([upTo]) => (turn * 7) % OF_EACH < upTo)!;
    const { path, email, method = 'GET', body } = this.wish(what, turn);
    const authorization = `Bearer ${await this.place.token(email)}`;
    const line = this.free.pop() ?? (await new Promise<HttpLine>((resolve) => this.queue.push(resolve)));
    const request = requestText(method, path, { authorization }, body);
    const { status } = await line.send(request).catch(() => UNANSWERED);
    this.took.push({ ms: performance.now() - due, stored: what !== 'board' });
    if (status !== 200) this.refused++;
    const next = this.queue.shift();
    if (next) next(line);
    else this.free.push(line);
  }

  private wish(what: 'write' | 'board' | 'question', turn: number): Wish {
    const { schoolId, office } = this.lessons[turn % this.lessons.length]!;
    if (what === 'board') return { path: `/api/v1/schools/${schoolId}/registers?limit=50`, email: office };
    if (what === 'write') return this.steps.shift() ?? this.nextLesson();
    const of = subjectOf({ schools: this.schools }, turn);
    const path = ASKED[turn % ASKED.length]!.path(of);
    return { path, email: `office@school-${of.school.numeral}.scale.example` };
  }

  /** Opens a register; that it is marked and submitted comes next. */
  private nextLesson(): Wish {
    const { schoolId, registerId, teacher, students } = this.lessons[this.opened++ % this.lessons.length]!;
    const step = (verb: string, body?: object): Wish => ({
      path: `/api/v1/schools/${schoolId}/registers/${registerId}/${verb}`,
      email: teacher,
      method: 'POST',
      body,
    });
    const marks = students.map((studentId) => ({ studentId, code: 'P', baseVersion: 0 }));
    this.steps.push(step('marks', { marks }), step('submit'));
    return step('open');
  }
}
