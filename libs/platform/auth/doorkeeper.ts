import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#domain/kernel/actor';
import type { Permission } from '#domain/kernel/permissions';
import { requestContext } from '../context/request-context.js';
import type { Access, Scope } from './access.js';
import { Authenticator } from './authenticator.js';
import { DistrictNotFound, NotPermitted, SchoolNotFound } from './errors.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * Decides who may act where; HTTP, sockets and actions ask it alike. "Not yours" and "not there" get the same answer;
 * a member without the permission is told which one is missing.
 */
@Injectable()
export class Doorkeeper {
  constructor(@Inject(Authenticator) private readonly authenticator: Authenticator) {}

  /** The actor for a permission in the school or district named; with neither, in the client's own, or on the platform. */
  async admit(
    access: Access,
    permission: Permission,
    at: { schoolId?: string | undefined; districtId?: string | undefined },
  ): Promise<Actor> {
    const scope = await this.scopeOf(access, at);
    const actor = access.actorIn(scope);
    if (actor.reach(permission) === 'none') throw new NotPermitted(permission);
    const context = requestContext();
    if (context) context.schoolId = scope.schoolId;
    return actor;
  }

  private async scopeOf(
    access: Access,
    at: { schoolId?: string | undefined; districtId?: string | undefined },
  ) {
    if (at.schoolId !== undefined) {
      const districtId = UUID.test(at.schoolId) ? await this.authenticator.districtOf(at.schoolId) : null;
      const scope = { schoolId: at.schoolId, districtId };
      if (districtId === null || access.rolesIn(scope).length === 0) throw new SchoolNotFound();
      return scope;
    }
    if (at.districtId === undefined && access.kind === 'client') return ownPlaceOf(access);
    const scope = { schoolId: null, districtId: at.districtId ?? null };
    const belongs = scope.districtId === null || access.rolesIn(scope).length > 0;
    if (!belongs) throw new DistrictNotFound();
    return scope;
  }
}

/** An API key is of one school, which its requests need not name. */
function ownPlaceOf({ grants }: Access): Scope {
  return { schoolId: grants[0]?.schoolId ?? null, districtId: null };
}
