import type { Actor } from '../../kernel/actor.js';
import { managesOwnOnly } from '../course.js';
import type { QuestionRepository } from '../assessment/question.repository.js';
import type { QuestionState } from '../assessment/question.words.js';

export interface SetQuestionStateInput {
  readonly questionId: string;
  readonly state: QuestionState;
}

/** Archives a question, which is asked no more then, or takes it back. */
export class SetQuestionStateUseCase {
  constructor(private readonly deps: { questions: QuestionRepository }) {}

  async execute({ questionId, state }: SetQuestionStateInput, actor: Actor): Promise<void> {
    const question = await this.deps.questions.hold(questionId, managesOwnOnly(actor));
    question.becomes(state);
  }
}
