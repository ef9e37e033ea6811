import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Authenticator } from './authenticator.js';
import { doorOf, type GuardedRequest } from './decorators.js';

/** Finds out who calls. Who cannot be told is counted first like everyone, and only then refused. */
@Injectable()
export class AuthenticationGuard implements CanActivate {
  constructor(@Inject(Authenticator) private readonly authenticator: Authenticator) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (doorOf(context)?.kind === 'public') return true;
    const request = context.switchToHttp().getRequest<GuardedRequest>();
    try {
      request.access = await this.authenticator.authenticate(request.headers.authorization);
    } catch (refusal) {
      request.refusal = refusal;
    }
    return true;
  }
}
