import { Injectable } from '@nestjs/common';
import type { Accounts } from '#domain/attendance/accounts';
import { IdentityApi } from '../../identity/identity.api.js';

/** The accounts as the identity context keeps them. */
@Injectable()
export class IdentityAccounts implements Accounts {
  constructor(private readonly identity: IdentityApi) {}

  byEmail(email: string): Promise<string | null> {
    return this.identity.personByEmail(email);
  }
}
