import type { Actor } from '../../kernel/actor.js';
import { AggregateRoot } from '../../kernel/aggregate-root.js';
import { newId } from '../../kernel/id.js';
import { AnswerInvalid } from './assessment.errors.js';
import { AnswerStale, AttemptNotEnded, AttemptNotGraded, AttemptOver } from './attempt.errors.js';
import { AttemptChanged } from './attempt.events.js';
import type {
  AnswerToSave,
  AskedQuestion,
  AttemptState,
  QuestionMark,
  SavedAnswer,
} from './attempt.words.js';
import { dueOf, type AttemptBounds } from './due.js';
import { isEmpty, sumOf } from './grading.js';
import type { Key, Paper } from './key.js';
import { marksByKey, personalMark, regraded, type Regrading } from './marking.js';
import type { QuestionVersion } from './question.repository.js';
import { isSameAnswer, soundAnswer } from './sound-answer.js';

export interface AttemptPlace {
  readonly schoolId: string;
  readonly runId: string;
  readonly itemId: string;
  readonly learnerId: string;
  readonly enrolmentId: string;
}

const NO_ANSWER = { keys: [], text: null, pairs: [], version: 0 } as const;

/** One go at a quiz, with what was asked then and what was said. */
export class Attempt extends AggregateRoot {
  readonly id!: string;
  readonly schoolId!: string;
  readonly runId!: string;
  readonly itemId!: string;
  readonly learnerId!: string;
  readonly enrolmentId!: string;
  /** 1 for the learner's first. */
  readonly number!: number;
  /** How many the learner had then; null: any number. */
  readonly most!: number | null;
  /** How many minutes the learner had then; null: any number. */
  readonly minutes!: number | null;
  readonly state!: AttemptState;
  readonly startedAt!: Date;
  /** When it ends by itself, by our clock; null: never. */
  readonly dueAt!: Date | null;
  readonly endedAt!: Date | null;
  readonly asked!: readonly AskedQuestion[];
  private answers!: Readonly<Record<string, SavedAnswer>>;
  private marks!: Readonly<Record<string, QuestionMark>>;
  /** Null until everything is graded. */
  readonly score!: number | null;
  readonly points!: number;
  readonly version!: number;
  /** Whether learners are shown the quiz: otherwise its authors alone hear of it (B10). Read with it, and not stored. */
  readonly isPublished!: boolean;

  static begin(
    at: AttemptPlace,
    of: Pick<Attempt, 'number' | 'most' | 'minutes' | 'dueAt'>,
    ask: (seed: string) => readonly AskedQuestion[],
    now: Date,
  ): Attempt {
    const attempt = new Attempt();
    const id = newId();
    const asked = ask(id);
    const points = sumOf(asked.map((one) => one.points));
    Object.assign(attempt, at, of, { id, asked, points, startedAt: now, endedAt: null, score: null });
    Object.assign(attempt, { answers: {}, marks: {}, version: 1, isPublished: true });
    attempt.move('in_progress', null);
    return attempt;
  }

  isRunning(now: Date): boolean {
    return this.state === 'in_progress' && !this.isDue(now);
  }

  isDue(now: Date): boolean {
    return this.dueAt !== null && this.dueAt <= now;
  }

  /** What ends it was moved. What is over stays over; and nobody's time is over before somebody has said so (B5). */
  endBy(bounds: AttemptBounds, now: Date): void {
    if (!this.isRunning(now)) return;
    const due = dueOf(this.startedAt, bounds);
    const dueAt = due !== null && due < now ? now : due;
    if (dueAt?.getTime() === this.dueAt?.getTime()) return;
    Object.assign(this, { dueAt });
    this.move('in_progress', 'in_progress');
  }

  /** B5. Saved twice, it is saved once; upon what another device has changed meanwhile it is refused. */
  save(given: readonly AnswerToSave[], paper: Paper, now: Date): void {
    if (!this.isRunning(now)) throw new AttemptOver(this.state, this.dueAt);
    const answers = { ...this.answers };
    for (const [i, { questionId, answer, baseVersion }] of given.entries()) {
      const content = paper.get(questionId)?.content;
      const pointer = `/answers/${i}`;
      if (!content)
        throw new AnswerInvalid(questionId, `${pointer}/questionId`, 'must be asked in the attempt');
      const said = soundAnswer(questionId, content, answer, `${pointer}/answer`);
      const known = answers[questionId];
      if (isSameAnswer(content, known ?? NO_ANSWER, said)) continue;
      const version = known?.version ?? 0;
      if (baseVersion !== version) throw new AnswerStale(questionId, known ?? null);
      answers[questionId] = { ...said, version: version + 1, savedAt: now.toISOString() };
    }
    this.answers = answers;
  }

  /** By the learner. Submitted twice, it is submitted once. @throws AttemptOver when the time was over before */
  submit(by: Key, now: Date): void {
    if (this.state !== 'in_progress' && this.endedInTime()) return;
    if (!this.isRunning(now)) throw new AttemptOver(this.state, this.dueAt);
    this.end('submitted', by, now);
  }

  /** By the clock: what was saved counts. Over already is no change. */
  close(by: Key, now: Date): void {
    if (this.state !== 'in_progress' || !this.isDue(now)) return;
    const isAnswered = Object.values(this.answers).some((answer) => !isEmpty(answer));
    this.end(isAnswered ? 'overdue' : 'abandoned', by, this.dueAt!);
  }

  /** By a person. @throws ReasonMissing when it was graded before, ScoreInvalid */
  mark(
    questionId: string,
    given: { score: number; comment: string | null; reason: string | null },
    by: Actor,
    now: Date,
  ): void {
    this.assertEnded();
    const asked = this.asked.find((one) => one.questionId === questionId);
    if (!asked) throw new AnswerInvalid(questionId, '/questionId', 'must be asked in the attempt');
    const mark = personalMark(asked, this.marks[questionId], {
      ...given,
      by: by.personId,
      at: now.toISOString(),
    });
    this.take({ ...this.marks, [questionId]: mark });
  }

  /** Whether it asks a version of the question from before this one. */
  asksBefore({ questionId, revision }: QuestionVersion): boolean {
    return this.asked.some((one) => one.questionId === questionId && one.revision < revision);
  }

  /** By other versions of its questions, automatically; what people have marked stays. Answers whether anything is another now. */
  regrade(by: Regrading): boolean {
    this.assertEnded();
    const marks = regraded(this.asked, this.answers, this.marks, by);
    if (marks === this.marks) return false;
    this.take(marks);
    return true;
  }

  /** The learner sees the result from now on (B6). Released already is no change. */
  release(): void {
    if (this.state === 'released') return;
    if (this.state !== 'graded') throw new AttemptNotGraded(this.state);
    this.move('released', this.state);
  }

  private end(to: 'submitted' | 'overdue' | 'abandoned', by: Key, endedAt: Date): void {
    Object.assign(this, { endedAt });
    this.move(to, this.state);
    if (to !== 'abandoned') this.take(marksByKey(this.asked, this.answers, by, endedAt));
  }

  private take(marks: Readonly<Record<string, QuestionMark>>): void {
    this.marks = marks;
    const scores = this.asked.flatMap(({ questionId }) => marks[questionId]?.score ?? []);
    if (scores.length < this.asked.length) return;
    Object.assign(this, { score: sumOf(scores) });
    if (this.state === 'submitted' || this.state === 'overdue') this.move('graded', this.state);
  }

  private endedInTime(): boolean {
    return this.endedAt !== null && (this.dueAt === null || this.endedAt < this.dueAt);
  }

  private assertEnded(): void {
    if (this.state === 'in_progress' || this.state === 'abandoned') throw new AttemptNotEnded(this.state);
  }

  private move(to: AttemptState, from: AttemptState | null): void {
    Object.assign(this, { state: to });
    const { runId, itemId, learnerId, enrolmentId, number, isPublished } = this;
    const dueAt = this.dueAt && this.dueAt.toISOString();
    const facts = { runId, itemId, learnerId, enrolmentId, number, dueAt, isPublished };
    this.record(new AttemptChanged(this.id, { ...facts, from, to }));
  }
}
