import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { doorOf, type GuardedRequest } from './decorators.js';
import { Doorkeeper } from './doorkeeper.js';
import { ForPeople } from './errors.js';

/** Guards every route by what it declares; the first line of tenancy on `:schoolId`, row security being the second. */
@Injectable()
export class AdmissionGuard implements CanActivate {
  constructor(private readonly doorkeeper: Doorkeeper) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const door = doorOf(context);
    if (!door) return false;
    if (door.kind === 'public') return true;
    const request = context.switchToHttp().getRequest<GuardedRequest>();
    const { access } = request;
    if (!access) throw request.refusal;
    if (door.kind === 'signed-in' && access.kind !== 'person') throw new ForPeople();
    const params = request.params as { schoolId?: string; districtId?: string };
    request.actor =
      door.kind === 'signed-in'
        ? access.actorIn({ schoolId: null, districtId: null })
        : await this.doorkeeper.admit(access, door.permission, params);
    return true;
  }
}
