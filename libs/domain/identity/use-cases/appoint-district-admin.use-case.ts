import type { Actor } from '../../kernel/actor.js';
import type { LocalDate } from '../../kernel/local-date.js';
import { PersonNotFound } from '../account.errors.js';
import { emailAddress } from '../email-address.js';
import { Membership } from '../membership.js';
import type { MembershipRepository } from '../membership.repository.js';
import type { PersonRepository } from '../person.repository.js';
import { assertMayGive } from '../place.js';

export interface AppointDistrictAdminInput {
  readonly districtId: string;
  /** Of an account that exists. */
  readonly email: string;
  readonly from: LocalDate;
  readonly to?: LocalDate | null;
}

/** The platform puts a district into somebody's hands. */
export class AppointDistrictAdminUseCase {
  constructor(private readonly deps: { people: PersonRepository; memberships: MembershipRepository }) {}

  /** Answers the id of the membership. @throws PersonNotFound, RoleAboveYours, MembershipDatesReversed, MembershipExists */
  async execute({ email, ...place }: AppointDistrictAdminInput, actor: Actor): Promise<string> {
    assertMayGive('district-admin', actor);
    const person = await this.deps.people.findByEmail(emailAddress(email));
    if (!person) throw new PersonNotFound();
    const held = { personId: person.id, role: 'district-admin', schoolId: null } as const;
    const membership = Membership.grant({ ...held, ...place });
    this.deps.memberships.add(membership);
    return membership.id;
  }
}
