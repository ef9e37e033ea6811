import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Authenticator } from './authenticator.js';
import { ForPeople } from './errors.js';
import { DOOR, type Door, type GuardedRequest } from './decorators.js';
import { Doorkeeper } from './doorkeeper.js';

/** Guards every route by what it declares; the first line of tenancy on `:schoolId`, row security being the second. */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly doorkeeper: Doorkeeper,
    @Inject(Authenticator) private readonly authenticator: Authenticator,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const door = this.reflector.getAllAndOverride<Door | undefined>(DOOR, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (!door) return false;
    if (door.kind === 'public') return true;
    const request = context.switchToHttp().getRequest<GuardedRequest>();
    const access = await this.authenticator.authenticate(request.headers.authorization);
    if (door.kind === 'signed-in' && access.kind !== 'person') throw new ForPeople();
    const params = request.params as { schoolId?: string; districtId?: string };
    request.access = access;
    request.actor =
      door.kind === 'signed-in'
        ? access.actorIn({ schoolId: null, districtId: null })
        : await this.doorkeeper.admit(access, door.permission, params);
    return true;
  }
}
