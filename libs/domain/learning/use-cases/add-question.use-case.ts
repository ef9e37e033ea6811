import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import { managesOwnOnly } from '../course.js';
import { Question } from '../assessment/question.js';
import type { GivenQuestion } from '../assessment/question-content.js';
import type { QuestionRepository } from '../assessment/question.repository.js';

export interface AddQuestionInput {
  /** Null: the bank of the whole school. */
  readonly courseId: string | null;
  readonly pool: string;
  readonly question: GivenQuestion;
}

/** Puts a question into a bank. */
export class AddQuestionUseCase {
  constructor(private readonly deps: { questions: QuestionRepository; clock: Clock }) {}

  async execute(
    { courseId, pool, question: given }: AddQuestionInput,
    actor: Actor,
  ): Promise<{ id: string }> {
    const { questions, clock } = this.deps;
    await questions.assertBank(courseId, managesOwnOnly(actor));
    const at = { schoolId: actor.schoolId!, courseId };
    const question = Question.ask(at, pool, given, { by: actor, now: clock.now() });
    questions.add(question);
    return { id: question.id };
  }
}
