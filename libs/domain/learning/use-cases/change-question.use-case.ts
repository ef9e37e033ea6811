import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import { expectVersion } from '../../kernel/version.js';
import { managesOwnOnly } from '../course.js';
import type { GivenQuestion } from '../assessment/question-content.js';
import type { QuestionRepository } from '../assessment/question.repository.js';

export interface ChangeQuestionInput {
  readonly questionId: string;
  readonly pool: string;
  readonly question: GivenQuestion;
  readonly expectedVersion: number | undefined;
}

/** Asks it otherwise from now on. Whoever was asked before was asked as it was then. */
export class ChangeQuestionUseCase {
  constructor(private readonly deps: { questions: QuestionRepository; clock: Clock }) {}

  async execute(input: ChangeQuestionInput, actor: Actor): Promise<void> {
    const { questions, clock } = this.deps;
    const question = await questions.hold(input.questionId, managesOwnOnly(actor));
    expectVersion(question, input.expectedVersion);
    question.change(input.pool, input.question, { by: actor, now: clock.now() });
  }
}
