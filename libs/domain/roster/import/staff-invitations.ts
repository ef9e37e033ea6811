import { token } from '../../kernel/token.js';

/** A member of staff whom the school may invite: with an address, without a sign-in, and not invited before. */
export interface UninvitedStaff {
  readonly rosterPersonId: string;
  readonly email: string;
}

export interface StaffInvitations {
  /** Has the staff of the school invited once the unit of work under way is committed. */
  place(schoolId: string): Promise<void>;
  /** Notes those of the unit of work's school as invited, and answers who they are. */
  takeUninvited(): Promise<UninvitedStaff[]>;
}
export const StaffInvitations = token<StaffInvitations>('StaffInvitations');

/** Invitations, which the identity context writes and mails. */
export interface InvitationDesk {
  /** Within the unit of work under way: to teach in its school. */
  invite(staff: UninvitedStaff): Promise<void>;
}
export const InvitationDesk = token<InvitationDesk>('InvitationDesk');
