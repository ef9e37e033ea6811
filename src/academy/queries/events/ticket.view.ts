import { instant } from '#platform/persistence/instant.sql';

/** What somebody shows at the door. */
export class TicketView {
  /** @format uuid */
  registrationId!: string;
  /** @format uuid */
  occurrenceId!: string;
  /** What stands in the QR code. */
  code!: string;
  /** When they came. @format date-time */
  checkedInAt!: string | null;
}

/** Somebody who has come. */
export class TicketCheckInView {
  /** @format uuid */
  registrationId!: string;
  quotaName!: string;
  /** @format uuid */
  personId!: string;
  personName!: string | null;
  /** @format date-time */
  checkedInAt!: string;
  /** How many devices have seen the ticket; more than one asks for a look. */
  devices!: number;
}

/** Selects a {@link TicketCheckInView} of each ticket `t` of a registration `r`; a WHERE may follow. */
export const selectCheckIn = `
  select t.id as "registrationId", q.name as "quotaName", r.person_id as "personId",
    (select n.display_name from identity_api.names_v1 n where n.person_id = r.person_id) as "personName",
    ${instant('t.checked_in_at')} as "checkedInAt", jsonb_array_length(t.scans) as devices
  from academy.tickets t
  join academy.registrations r on r.school_id = t.school_id and r.id = t.id
  join academy.quotas q on q.school_id = r.school_id and q.id = r.quota_id
  join academy.occurrences o on o.school_id = t.school_id and o.id = t.occurrence_id
  join academy.events e on e.school_id = o.school_id and e.id = o.event_id`;
