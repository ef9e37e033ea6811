import type { Actor } from '../../kernel/actor.js';
import type { LocalDate } from '../../kernel/local-date.js';
import type { Role } from '../../kernel/permissions.js';
import { Membership } from '../membership.js';
import type { MembershipRepository } from '../membership.repository.js';
import type { PersonRepository } from '../person.repository.js';
import { assertMayGive, type Place } from '../place.js';

export interface GrantMembershipInput extends Place {
  readonly personId: string;
  readonly role: Role;
  readonly from: LocalDate;
  readonly to?: LocalDate | null;
}

/**
 * Gives a role to somebody whom the actor may see: a member of the school, or anybody at all for the operator. People
 * outside are invited instead: nobody is made a member unasked.
 */
export class GrantMembershipUseCase {
  constructor(private readonly deps: { people: PersonRepository; memberships: MembershipRepository }) {}

  /** Answers the id. @throws PersonNotFound, RoleAboveYours, RoleOutOfPlace, MembershipDatesReversed, MembershipExists */
  async execute(input: GrantMembershipInput, actor: Actor): Promise<string> {
    assertMayGive(input.role, actor);
    const person = await this.deps.people.byId(input.personId);
    const membership = Membership.grant({ ...input, personId: person.id });
    this.deps.memberships.add(membership);
    return membership.id;
  }
}
