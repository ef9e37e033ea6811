export const EVENT_STATES = ['draft', 'published', 'cancelled', 'archived'] as const;
/** A draft is its organisers' alone; what is published or cancelled is seen by everybody in the school; archived is kept, unseen. */
export type EventState = (typeof EVENT_STATES)[number];

export const OCCURRENCE_STATES = ['scheduled', 'cancelled'] as const;
export type OccurrenceState = (typeof OCCURRENCE_STATES)[number];

export const REGISTRATION_STATES = [
  'hold',
  'pending_approval',
  'confirmed',
  'cancelled',
  'rejected',
  'expired',
] as const;
/** Hold: the seat is kept until it is confirmed, for a while. The first three take a seat. */
export type RegistrationState = (typeof REGISTRATION_STATES)[number];

export const WAITLIST_STATES = [
  'waiting',
  'offered',
  'accepted',
  'declined',
  'expired',
  'cancelled',
] as const;
/** Offered: a seat is kept for them until they answer, for a while. */
export type WaitlistState = (typeof WAITLIST_STATES)[number];
