import type { Role } from '#domain/kernel/permissions';

export const INVITATION_STATES = ['open', 'accepted', 'withdrawn', 'expired'] as const;
export type InvitationState = (typeof INVITATION_STATES)[number];

export class InvitationView {
  /** @format uuid */
  id!: string;
  email!: string;
  role!: Role;
  /** @format uuid */
  rosterPersonId!: string | null;
  /** Who invited; null for an import. @format uuid */
  invitedBy!: string | null;
  state!: InvitationState;
  /** @format date-time */
  createdAt!: Date;
  /** @format date-time */
  expiresAt!: Date;
  /** @format uuid */
  acceptedBy!: string | null;
}

/** The columns of an {@link InvitationView} over `identity.invitations i`. */
export const invitationColumns = `i.id, i.email, i.role, i.roster_person_id as "rosterPersonId",
  i.invited_by as "invitedBy", i.created_at as "createdAt", i.expires_at as "expiresAt", i.accepted_by as "acceptedBy",
  case when i.accepted_at is not null then 'accepted' when i.withdrawn_at is not null then 'withdrawn'
    when i.expires_at <= now() then 'expired' else 'open' end as state`;
