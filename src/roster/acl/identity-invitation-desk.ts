import { Injectable } from '@nestjs/common';
import type { InvitationDesk, UninvitedStaff } from '#domain/roster/import/staff-invitations';
import { transaction } from '#platform/persistence/transaction';
import { IdentityApi } from '../../identity/identity.api.js';

/** The invitations as the identity context writes them. */
@Injectable()
export class IdentityInvitationDesk implements InvitationDesk {
  constructor(private readonly identity: IdentityApi) {}

  async invite({ rosterPersonId, email }: UninvitedStaff): Promise<void> {
    const { actor } = transaction();
    const input = { schoolId: actor.schoolId!, email, role: 'teacher' as const, rosterPersonId };
    await this.identity.encloseInvitation(input, actor);
  }
}
