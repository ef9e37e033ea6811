import { Injectable } from '@nestjs/common';
import type { Administrators } from '#domain/roster/import/administrators';
import { IdentityApi } from '../../identity/identity.api.js';

/** The accounts as the identity context keeps them. */
@Injectable()
export class IdentityAdministrators implements Administrators {
  constructor(private readonly identity: IdentityApi) {}

  byEmail(email: string): Promise<string | null> {
    return this.identity.personByEmail(email);
  }
}
