import type { Actor } from '../../kernel/actor.js';
import type { LocalDate } from '../../kernel/local-date.js';
import { expectVersion } from '../../kernel/version.js';
import type { MembershipRepository } from '../membership.repository.js';
import { assertMayGive } from '../place.js';
import { MembershipNotFound } from '../school.errors.js';

export interface EndMembershipInput {
  readonly membershipId: string;
  /** The district of a membership that is held in one. */
  readonly districtId?: string;
  /** The last day; null takes an end back that was set before. */
  readonly to: LocalDate | null;
  /** The version that the change was prepared on; undefined to change whatever is there. */
  readonly expectedVersion?: number | undefined;
}

/** Sets the last day of a membership. What the person did in the role stays. */
export class EndMembershipUseCase {
  constructor(private readonly deps: { memberships: MembershipRepository }) {}

  /** @throws MembershipNotFound, VersionStale, RoleAboveYours, MembershipDatesReversed, MembershipExists */
  async execute(input: EndMembershipInput, actor: Actor): Promise<void> {
    const membership = await this.deps.memberships.byId(input.membershipId);
    if ((membership.districtId ?? undefined) !== input.districtId) throw new MembershipNotFound();
    assertMayGive(membership.role, actor);
    expectVersion(membership, input.expectedVersion);
    membership.endOn(input.to);
  }
}
