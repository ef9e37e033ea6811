import type { RosterPersonState, RosterRole } from '#domain/roster/roster-person.words';

/** A person of the roster as the API shows it. */
export class RosterPersonView {
  /** @format uuid */
  id!: string;
  roles!: RosterRole[];
  /** The preferred or given name, and the family name. */
  displayName!: string;
  givenName!: string;
  familyName!: string;
  middleName!: string | null;
  preferredName!: string | null;
  username!: string | null;
  /** The school's own number of the person. */
  identifier!: string | null;
  email!: string | null;
  phone!: string | null;
  /** BCP 47: the language to write in, as long as the person has not said one. */
  locale!: string | null;
  grades!: string[];
  status!: RosterPersonState;
  /** Whether a sign-in belongs to the record. */
  hasSignIn!: boolean;
  /** Rises with each change; the ETag. */
  version!: number;
}

/** Selects a {@link RosterPersonView}; a WHERE may follow. */
export const selectRosterPerson = `
  select p.id, p.roles, coalesce(p.preferred_name, p.given_name) || ' ' || p.family_name as "displayName",
    p.given_name as "givenName", p.family_name as "familyName", p.middle_name as "middleName",
    p.preferred_name as "preferredName", p.username, p.identifier, p.email, p.phone, p.locale, p.grades, p.status,
    p.person_id is not null as "hasSignIn", p.version
  from roster.people p`;
