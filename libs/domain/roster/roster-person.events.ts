import { DomainEvent } from '../kernel/domain-event.js';
import type { RosterPersonState, RosterRole } from './roster-person.words.js';

/** What others show and sort by. */
export interface RosterPersonFacts {
  displayName: string;
  givenName: string;
  familyName: string;
  roles: readonly RosterRole[];
  status: RosterPersonState;
}

export class RosterPersonAdded extends DomainEvent<RosterPersonFacts> {
  static override readonly type = 'roster.person_added';
}

/** A name, a role or the state, for example because the person has left or has come back. */
export class RosterPersonChanged extends DomainEvent<RosterPersonFacts> {
  static override readonly type = 'roster.person_changed';
}

/** The record belongs to a sign-in now: `personId` is that of the identity context. */
export class RosterPersonLinked extends DomainEvent<{ personId: string }> {
  static override readonly type = 'roster.person_linked';
}

/** The sign-in that the record belonged to was erased, and `personId` leads to nobody any more. The record stays the school's. */
export class RosterPersonUnlinked extends DomainEvent<{ personId: string }> {
  static override readonly type = 'roster.person_unlinked';
}

/**
 * The person was erased (K6), and whoever keeps something of them is to do the same. `personId`: the account that the record
 * belonged to, and does no more.
 */
export class RosterPersonErased extends DomainEvent<{ personId: string | null }> {
  static override readonly type = 'roster.person_erased';
}
