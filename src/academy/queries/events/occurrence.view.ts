import type { OccurrenceState } from '#domain/academy/events/event.words';
import { instant } from '#platform/persistence/instant.sql';

/** One time at which an event takes place, as the API shows it. */
export class OccurrenceView {
  /** @format uuid */
  id!: string;
  /** @format uuid */
  eventId!: string;
  eventTitle!: string;
  state!: OccurrenceState;
  /** @format date-time */
  startsAt!: string;
  /** @format date-time */
  endsAt!: string;
  /** By the school's clocks, `2026-11-23T18:30`. */
  startsLocal!: string;
  endsLocal!: string;
  /** The zone of these clocks, as IANA names it. */
  timeZone!: string;
  /** From when people may register; null: as soon as the event is published. @format date-time */
  opensAt!: string | null;
  /** Until when; null: until it starts. @format date-time */
  closesAt!: string | null;
  /** Whoever registers waits until an organiser lets them in. */
  approval!: boolean;
  /** How long a seat is kept until it is confirmed; null: it is taken at once. */
  holdMinutes!: number | null;
  /** How long a freed seat is kept for whoever waits. */
  offerMinutes!: number;
  /** Rises with each change; the ETag. */
  version!: number;
}

const local = (at: string) => `to_char(${at} at time zone s.time_zone, 'YYYY-MM-DD"T"HH24:MI')`;

/** Selects an {@link OccurrenceView} of each occurrence `o` of an event `e`; a WHERE may follow. */
export const selectOccurrence = `
  select o.id, o.event_id as "eventId", e.title as "eventTitle", o.state, ${instant('o.starts_at')} as "startsAt",
    ${instant('o.ends_at')} as "endsAt", ${local('o.starts_at')} as "startsLocal", ${local('o.ends_at')} as "endsLocal",
    s.time_zone as "timeZone", o.opens_at as "opensAt", o.closes_at as "closesAt", o.approval,
    o.hold_minutes as "holdMinutes", o.offer_minutes as "offerMinutes", o.version
  from academy.occurrences o
  join academy.events e on e.school_id = o.school_id and e.id = o.event_id
  join identity_api.schools_v1 s on s.school_id = o.school_id`;
