import { AggregateRoot } from '../../kernel/aggregate-root.js';
import { PersonForgottenByAttendance } from './erasure.events.js';

/** Somebody whom the roster has erased: the record's id, and the account that it belonged to. */
export class ForgottenPerson extends AggregateRoot {
  readonly rosterPersonId!: string;
  readonly personId!: string | null;

  static of(rosterPersonId: string, personId: string | null): ForgottenPerson {
    const person = Object.assign(new ForgottenPerson(), { rosterPersonId, personId });
    person.record(new PersonForgottenByAttendance(rosterPersonId, { rosterPersonId }));
    return person;
  }
}
