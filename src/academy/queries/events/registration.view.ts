import type { RegistrationState, WaitlistState } from '#domain/academy/events/event.words';

class SeatOrTurnView {
  /** @format uuid */
  id!: string;
  /** @format uuid */
  occurrenceId!: string;
  /** @format uuid */
  quotaId!: string;
  quotaName!: string;
  eventTitle!: string;
  /** @format uuid */
  personId!: string;
  /** Null: the account is closed for now. */
  personName!: string | null;
  /** Since when it is in this state. @format date-time */
  since!: string;
  /** Rises with each change; the ETag. */
  version!: number;
}

/** A person's seat at an occurrence as the API shows it. */
export class RegistrationView extends SeatOrTurnView {
  state!: RegistrationState;
  /** Of a hold: it is kept until then, unless it is confirmed before. @format date-time */
  heldUntil!: string | null;
  /** @format date-time */
  registeredAt!: string;
}

/** A person's turn for the next freed seat as the API shows it. */
export class WaitlistEntryView extends SeatOrTurnView {
  state!: WaitlistState;
  /** Of an open offer: the seat is kept until then. @format date-time */
  offeredUntil!: string | null;
  /** @format date-time */
  joinedAt!: string;
}

const shared = `
  r.id, r.occurrence_id as "occurrenceId", r.quota_id as "quotaId", q.name as "quotaName", e.title as "eventTitle",
  r.person_id as "personId",
  (select n.display_name from identity_api.names_v1 n where n.person_id = r.person_id) as "personName",
  r.state, r.since, r.version`;
const at = `
  join academy.quotas q on q.school_id = r.school_id and q.id = r.quota_id
  join academy.occurrences o on o.school_id = r.school_id and o.id = r.occurrence_id
  join academy.events e on e.school_id = o.school_id and e.id = o.event_id`;

/** Selects a {@link RegistrationView} of each registration `r` at an event `e`; a WHERE may follow. */
export const selectRegistration = `
  select ${shared}, r.held_until as "heldUntil", r.registered_at as "registeredAt" from academy.registrations r ${at}`;

/** Selects a {@link WaitlistEntryView} of each entry `r` at an event `e`; a WHERE may follow. */
export const selectWaitlistEntry = `
  select ${shared}, r.offered_until as "offeredUntil", r.joined_at as "joinedAt" from academy.waitlist_entries r ${at}`;
