import { token } from '../kernel/token.js';
import type { Invitation } from './invitation.js';

export interface InvitationRepository {
  add(invitation: Invitation): void;
  /** @throws InvitationNotFound also when it is another school's */
  byId(invitationId: string): Promise<Invitation>;
  /** Holds it against a second acceptance until the transaction ends. */
  findByToken(tokenHash: string): Promise<Invitation | null>;
}
export const InvitationRepository = token<InvitationRepository>('InvitationRepository');
