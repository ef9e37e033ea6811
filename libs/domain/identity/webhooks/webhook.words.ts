/** `paused` by whoever keeps it, `disabled` by the platform. Either sends nothing. */
export const WEBHOOK_STATES = ['active', 'paused', 'disabled'] as const;
export type WebhookState = (typeof WEBHOOK_STATES)[number];

/** What its keepers may make of it; `active` also ends a disablement. */
export const CHOSEN_STATES = ['active', 'paused'] as const;
export type ChosenState = (typeof CHOSEN_STATES)[number];

/** Why the platform gave up: nothing has arrived for days, or the receiver answered 410 Gone. */
export const DISABLEMENTS = ['failing', 'gone'] as const;
export type Disablement = (typeof DISABLEMENTS)[number];

/** What is sent to try a webhook; it is no event, so nothing can subscribe to it. */
export const PING = 'webhook.ping';

/** Stands for every public event, also of those to come. */
export const ALL_EVENTS = '*';

/** What its keepers choose. */
export interface WebhookDetails {
  readonly url: string;
  /** What it is for, e.g. "Records system". */
  readonly label: string;
  /** Types of public events, `<context>.*` for all of a context, or `*` for all. */
  readonly eventTypes: readonly string[];
}

/** A secret as it is stored: encrypted, and until when it signs; the newest has no end. */
export interface SealedWebhookSecret {
  readonly sealed: string;
  /** ISO 8601 in UTC. */
  readonly until: string | null;
}

/** How the receiver has answered of late; instants are ISO 8601 in UTC. */
export interface WebhookHealth {
  readonly failingSince: string | null;
  readonly failuresInARow: number;
  /** Nothing is sent before, so that a receiver in trouble is spared and nobody waits behind it. */
  readonly holdUntil: string | null;
}
