import { token } from '../kernel/token.js';
import type { Membership } from './membership.js';

export interface MembershipRepository {
  add(membership: Membership): void;
  /** @throws MembershipNotFound also when it is held in another place */
  byId(membershipId: string): Promise<Membership>;
}
export const MembershipRepository = token<MembershipRepository>('MembershipRepository');
