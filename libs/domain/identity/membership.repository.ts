import type { LocalDate } from '../kernel/local-date.js';
import type { Role } from '../kernel/permissions.js';
import { token } from '../kernel/token.js';
import type { Membership } from './membership.js';

export interface HeldRole {
  readonly personId: string;
  readonly role: Role;
  readonly schoolId: string;
}

export interface MembershipRepository {
  add(membership: Membership): void;
  /** @throws MembershipNotFound also when it is held in another place */
  byId(membershipId: string): Promise<Membership>;
  /** The membership by which somebody holds the role in the school on that day. */
  findHeld(held: HeldRole, on: LocalDate): Promise<Membership | null>;
}
export const MembershipRepository = token<MembershipRepository>('MembershipRepository');
