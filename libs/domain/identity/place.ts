import type { Actor } from '../kernel/actor.js';
import type { Permission, Role } from '../kernel/permissions.js';
import { RoleAboveYours, RoleOutOfPlace } from './school.errors.js';

/** Where a role is held: in one school, in one district, or (both null) on the platform. */
export interface Place {
  readonly schoolId: string | null;
  readonly districtId: string | null;
}

type Kind = 'platform' | 'district' | 'school';

const PLACES: Record<Role, readonly Kind[]> = {
  'platform-admin': ['platform'],
  'district-admin': ['district'],
  'school-admin': ['school'],
  office: ['school'],
  teacher: ['school'],
  student: ['school'],
  guardian: ['school'],
  auditor: ['school'],
  // An API key is one of these; nobody is.
  integration: [],
  recorder: [],
};

/** What somebody must be allowed to do before they may give or take the role: nobody lifts others above themselves. */
const GIVEN_WITH: Record<Role, Permission> = {
  'platform-admin': 'identity.district.create',
  'district-admin': 'identity.district.manage',
  'school-admin': 'identity.membership.manage',
  office: 'identity.membership.manage',
  auditor: 'identity.membership.manage',
  teacher: 'identity.invitation.manage',
  student: 'identity.invitation.manage',
  guardian: 'identity.invitation.manage',
  integration: 'identity.api-key.manage',
  recorder: 'identity.api-key.manage',
};

export function kindOf(place: Place): Kind {
  if (place.schoolId) return 'school';
  return place.districtId ? 'district' : 'platform';
}

/** @throws RoleOutOfPlace */
export function assertHeldIn(role: Role, place: Place): void {
  if (!PLACES[role].includes(kindOf(place))) throw new RoleOutOfPlace(role);
}

/** @throws RoleAboveYours */
export function assertMayGive(role: Role, actor: Actor): void {
  if (actor.reach(GIVEN_WITH[role]) !== 'all') throw new RoleAboveYours(role);
}
