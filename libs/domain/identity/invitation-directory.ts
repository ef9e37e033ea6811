import { token } from '../kernel/token.js';

/** In whose school an invitation is dealt with. */
export interface InvitationRecord {
  readonly invitationId: string;
  readonly schoolId: string;
  readonly email: string;
}

/** Finds an invitation for whoever brings its token, before it is known which school that is. */
export interface InvitationDirectory {
  findByToken(tokenHash: string): Promise<InvitationRecord | null>;
}
export const InvitationDirectory = token<InvitationDirectory>('InvitationDirectory');
