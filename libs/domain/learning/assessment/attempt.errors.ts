import { DomainError } from '../../kernel/domain-error.js';
import type { AttemptState, SavedAnswer } from './attempt.words.js';

/** Also the answer for somebody else's attempt. */
export class AttemptNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'learning.attempt_not_found';
  constructor() {
    super('There is no such attempt in this school, or it is not yours.');
  }
}

export class NoAttemptLeft extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'learning.no_attempt_left';
  constructor(most: number) {
    super('You have used all attempts at this quiz.', { facts: { attempts: most } });
  }
}

export class AttemptBegun extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'learning.attempt_begun';
  constructor() {
    super('Another attempt was begun in the same moment. Begin again, and you go on with that one.');
  }
}

export class QuizNotReady extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'learning.quiz_not_ready';
  constructor() {
    super('Fewer questions are there than the quiz asks. Its authors have to add some.');
  }
}

/** The time is over by our clock, or it was submitted. */
export class AttemptOver extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'learning.attempt_over';
  constructor(state: AttemptState, dueAt: Date | null) {
    super('The attempt is over: nothing of it can be changed.', {
      facts: { state, dueAt: dueAt?.toISOString() ?? null },
    });
  }
}

/** Another device has saved another answer meanwhile. */
export class AnswerStale extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'learning.answer_stale';
  constructor(questionId: string, saved: SavedAnswer | null) {
    super('The answer was changed since you read it.', { facts: { questionId, saved } });
  }
}

export class AttemptNotGraded extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'learning.attempt_not_graded';
  constructor(state: AttemptState) {
    super('Only what is graded in every part can be released.', { facts: { state } });
  }
}

export class AttemptNotEnded extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'learning.attempt_not_ended';
  constructor(state: AttemptState) {
    super('Only what was handed in can be graded.', { facts: { state } });
  }
}

export class ScoreInvalid extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'learning.score_invalid';
  constructor(points: number) {
    super('There are not so many points.', {
      faults: [{ pointer: '/score', detail: `must be 0 to ${points}, with at most two places` }],
    });
  }
}

/** B6: what was graded before is not changed without a word. */
export class ReasonMissing extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'learning.reason_missing';
  constructor() {
    super('It was graded before: say why it is graded otherwise.', {
      faults: [{ pointer: '/reason', detail: 'must be there' }],
    });
  }
}

export class NotAQuiz extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'learning.not_a_quiz';
  constructor() {
    super('The item is no quiz.');
  }
}
