import { DomainError } from '../../kernel/domain-error.js';

export class CompletionRuleInvalid extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'learning.completion_rule_invalid';
  constructor(pointer: string, detail: string) {
    super('Nothing can be completed by such a rule.', { faults: [{ pointer, detail }] });
  }
}

/** Something has to be completed before. */
export class CourseItemLocked extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'learning.item_locked';
  constructor(missing: readonly string[]) {
    super('Other items have to be completed before this one opens.', { facts: { missing } });
  }
}

/** There is nothing to be let off. */
export class ItemCompleted extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'learning.item_completed';
  constructor() {
    super('The learner has completed the item.');
  }
}

/** Whoever is not in the run yet, or no more, has nothing to do in it. */
export class NothingToWaive extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'learning.nothing_to_waive';
  constructor(state: string) {
    super(`Something is waived for whoever learns in the run; the enrolment is ${state}.`, {
      facts: { state },
    });
  }
}

/** What somebody has learned by it would hang in the air. */
export class ItemHasEvidence extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'learning.item_has_evidence';
  constructor() {
    super('Learners have worked on the item. Take it back instead of removing it: then it counts no more.');
  }
}
