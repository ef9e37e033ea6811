import { DomainEvent } from '../../kernel/domain-event.js';

/** The courses and the record store keep nothing any more by which the person could be told (K6). */
export class PersonForgottenByLearning extends DomainEvent<{ rosterPersonId: string }> {
  static override readonly type = 'learning.person_forgotten';
}
