import type { InvitationDirectory, InvitationRecord } from '../invitation-directory.js';
import { InvitationInvalid } from '../invitation.errors.js';
import { fingerprint } from '../secret-token.js';

/** Answers which school's invitation this is, so that the rest can be done there. */
export class OpenInvitationUseCase {
  constructor(private readonly deps: { directory: InvitationDirectory }) {}

  /** @throws InvitationInvalid */
  async execute(token: string): Promise<InvitationRecord> {
    const invitation = await this.deps.directory.findByToken(await fingerprint(token));
    if (!invitation) throw new InvitationInvalid();
    return invitation;
  }
}
