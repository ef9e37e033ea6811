import { DomainError } from '../../kernel/domain-error.js';
import type { ErasureObstacle } from '../../kernel/erasure.js';

/** The facts say what stands in the way, and how often. */
export class RosterPersonNotErasable extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'roster.person_not_erasable';
  constructor(obstacles: readonly ErasureObstacle[]) {
    super('The person cannot be erased yet. Bring to an end first what the facts name.', {
      facts: { obstacles },
    });
  }
}

export class RosterPersonIsErased extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'roster.person_is_erased';
  constructor() {
    super('The person was erased. What is left is a record without a name.');
  }
}

/** The reason stays when everything else is gone. */
export class ReasonNamesPerson extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'roster.reason_names_person';
  constructor() {
    super('The reason is kept, so it must not say who was erased.', {
      faults: [
        { pointer: '/reason', detail: 'must not contain a name, an address or a number of the person' },
      ],
    });
  }
}
