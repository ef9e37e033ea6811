import { DomainError } from '../../kernel/domain-error.js';

/** Also the answer for a question of a course that is not the actor's own. */
export class QuestionNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'learning.question_not_found';
  constructor() {
    super('There is no such question in this school, or it is not yours.');
  }
}

export class QuestionInvalid extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'learning.question_invalid';
  constructor(field: string, detail: string) {
    super('A question of this kind cannot be asked like this.', {
      faults: [{ pointer: `/${field}`, detail }],
    });
  }
}

export class QuizInvalid extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'learning.quiz_invalid';
  constructor(field: string, detail: string) {
    super('There cannot be such a quiz.', { faults: [{ pointer: `/quiz/${field}`, detail }] });
  }
}

export class AnswerInvalid extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'learning.answer_invalid';
  constructor(questionId: string, pointer: string, detail: string) {
    super('The question cannot be answered like this.', {
      faults: [{ pointer, detail }],
      facts: { questionId },
    });
  }
}
