import type { Role } from '#domain/kernel/permissions';

/** A role that somebody holds in the school. */
export class MembershipView {
  /** @format uuid */
  id!: string;
  /** @format uuid */
  personId!: string;
  displayName!: string;
  email!: string;
  role!: Role;
  /** First day. @format date */
  from!: string;
  /** Last day; null while no end is known. @format date */
  to!: string | null;
  /** Rises with each change; the ETag. */
  version!: number;
}

/** The columns of a {@link MembershipView} over `identity.memberships m join identity.persons p`. */
export const membershipColumns = `m.id, m.person_id as "personId", p.display_name as "displayName", p.email, m.role,
  m.valid_from as "from", m.valid_to as "to", m.version`;
