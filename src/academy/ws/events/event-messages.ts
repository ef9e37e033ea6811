import type {
  EventState,
  OccurrenceState,
  RegistrationState,
  WaitlistState,
} from '#domain/academy/events/event.words';

/** `academy.seats_changed` on `occurrence:{occurrenceId}`: what a query returns, L5. */
export class SeatsMessage {
  /** @format uuid */
  quotaId!: string;
  /** @format uuid */
  occurrenceId!: string;
  capacity!: number;
  taken!: number;
  left!: number;
}

/** `academy.occurrence_changed` on `occurrence:{occurrenceId}`. What it is like now is read. */
export class OccurrenceMessage {
  /** @format uuid */
  occurrenceId!: string;
  /** @format uuid */
  eventId!: string;
  eventState!: EventState;
  state!: OccurrenceState;
}

/** `academy.registration_changed` on `occurrence:{occurrenceId}:attendees` and on `school:{schoolId}:attendee:{personId}`. */
export class RegistrationMessage {
  /** @format uuid */
  registrationId!: string;
  /** @format uuid */
  occurrenceId!: string;
  /** @format uuid */
  quotaId!: string;
  /** @format uuid */
  personId!: string;
  /** As it is now. */
  state!: RegistrationState;
  /** Of a hold. @format date-time */
  heldUntil!: string | null;
}

/** `academy.waitlist_entry_changed` on the same. */
export class WaitlistEntryMessage {
  /** @format uuid */
  waitlistEntryId!: string;
  /** @format uuid */
  occurrenceId!: string;
  /** @format uuid */
  quotaId!: string;
  /** @format uuid */
  personId!: string;
  /** As it is now. */
  state!: WaitlistState;
  /** Of an open offer: the seat is kept until then. @format date-time */
  offeredUntil!: string | null;
}

/** `academy.ticket_scanned` on `occurrence:{occurrenceId}:attendees`. */
export class TicketScannedMessage {
  /** @format uuid */
  registrationId!: string;
  /** @format uuid */
  occurrenceId!: string;
  /** How many devices have seen it so far; 1: they have come. */
  devices!: number;
}
