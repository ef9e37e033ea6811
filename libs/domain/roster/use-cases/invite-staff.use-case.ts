import type { InvitationDesk, StaffInvitations } from '../import/staff-invitations.js';

/** Invites by mail the staff whom an import has brought: everybody once, however often the import is repeated. */
export class InviteStaffUseCase {
  constructor(private readonly deps: { staff: StaffInvitations; desk: InvitationDesk }) {}

  async execute(): Promise<void> {
    for (const uninvited of await this.deps.staff.takeUninvited()) await this.deps.desk.invite(uninvited);
  }
}
