import type { Actor } from '#domain/kernel/actor';
import { reachOf, type Permission, type Reach, type Role } from '#domain/kernel/permissions';

/** A role that is valid today: in one school, in all schools of a district, or on the platform (both null). */
export interface Grant {
  readonly role: Role;
  readonly schoolId: string | null;
  readonly districtId: string | null;
}

/** Where a request wants to act: what its path names. */
export interface Scope {
  readonly schoolId: string | null;
  readonly districtId: string | null;
}

/** A verified caller with the roles that are valid today. */
export class Access {
  constructor(
    readonly kind: 'person' | 'client',
    readonly personId: string | null,
    readonly clientId: string | null,
    readonly sessionId: string | null,
    readonly grants: readonly Grant[],
  ) {}

  /** The roles that hold in the scope. A school belongs to a district, so give both. */
  rolesIn({ schoolId, districtId }: Scope): Role[] {
    return this.grants
      .filter((grant) =>
        grant.schoolId !== null
          ? grant.schoolId === schoolId
          : grant.districtId === null || grant.districtId === districtId,
      )
      .map(({ role }) => role);
  }

  /** Whether a role is given in this very school, not by way of its district. */
  isOf(schoolId: string): boolean {
    return this.grants.some((grant) => grant.schoolId === schoolId);
  }

  actorIn(scope: Scope): Actor {
    const roles = this.rolesIn(scope);
    const { kind, personId, clientId } = this;
    const reach = (permission: Permission): Reach | 'none' => reachOf(roles, permission);
    return { kind, personId, clientId, schoolId: scope.schoolId, reach };
  }
}
