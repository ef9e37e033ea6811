import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import type { AttemptAlarm } from '../assessment/attempt-alarm.js';
import { NoAttemptLeft } from '../assessment/attempt.errors.js';
import { Attempt } from '../assessment/attempt.js';
import type { AttemptRepository } from '../assessment/attempt.repository.js';
import { askedOf, questionsOf } from '../assessment/asking.js';
import { dueOf } from '../assessment/due.js';
import type { QuestionRepository } from '../assessment/question.repository.js';
import type { Quiz } from '../assessment/quiz.js';
import { CourseItemNotOpen } from '../outline/outline.errors.js';
import type { OpenItem } from '../progress/progress.repository.js';
import type { Entrance } from '../progress/entrance.js';

export interface StartAttemptInput {
  readonly itemId: string;
}

/** Begins an attempt at a quiz; or goes on with the one that is under way, on whatever device. */
export class StartAttemptUseCase {
  constructor(
    private readonly deps: {
      entrance: Entrance;
      attempts: AttemptRepository;
      questions: QuestionRepository;
      alarm: AttemptAlarm;
      clock: Clock;
    },
  ) {}

  async execute({ itemId }: StartAttemptInput, actor: Actor): Promise<{ id: string }> {
    const { entrance, attempts, alarm, clock } = this.deps;
    const item = await entrance.enter(itemId);
    const quiz = await attempts.quiz(itemId);
    const now = clock.now();
    const earlier = await attempts.ofLearner({ itemId, learnerId: item.learnerId });
    const running = earlier.find((attempt) => attempt.isRunning(now));
    if (running) return { id: running.id };
    assertTimeLeft(item, now);
    if (quiz.attempts !== null && earlier.length >= quiz.attempts) throw new NoAttemptLeft(quiz.attempts);
    const attempt = await this.begin(item, quiz, actor, now);
    const { id, dueAt } = attempt;
    if (dueAt) await alarm.setAll([{ attemptId: id, dueAt }]);
    return { id };
  }

  private async begin(
    item: OpenItem & { itemId: string },
    quiz: Quiz,
    actor: Actor,
    now: Date,
  ): Promise<Attempt> {
    const { attempts, questions } = this.deps;
    const pools = await Promise.all(
      quiz.draws.map(async (draw) => ({ draw, questionIds: await questions.inPool(draw) })),
    );
    const seed = crypto.randomUUID();
    const ids = questionsOf(quiz, pools, seed);
    const newest = await questions.newest(ids);
    const earlier = await attempts.ofLearner(item);
    const { runId, itemId, learnerId, enrolmentId, lastMoment } = item;
    const at = { schoolId: actor.schoolId!, runId, itemId, learnerId, enrolmentId };
    const { minutes, attempts: most } = quiz;
    const dueAt = dueOf(now, { minutes, lastMoment });
    const of = { number: earlier.length + 1, most, minutes, dueAt };
    const attempt = Attempt.begin(at, of, (id) => askedOf(ids, newest, quiz, id), now);
    attempts.add(attempt);
    return attempt;
  }
}

/** An enrolment outlives its run until somebody looks: what is begun in between would be over at once. */
function assertTimeLeft({ opensAt, lastMoment }: OpenItem, now: Date): void {
  if (lastMoment !== null && lastMoment <= now)
    throw new CourseItemNotOpen(opensAt, lastMoment.toISOString());
}
