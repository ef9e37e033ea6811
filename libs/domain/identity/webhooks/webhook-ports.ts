import { token } from '../../kernel/token.js';
import type { Place } from '../place.js';
import type { SecretVault } from '../secret-vault.js';
import type { PostOutcome } from './delivery.words.js';
import type { Disablement } from './webhook.words.js';

/** Keeps the secrets of webhooks, under a key of its own. */
export type WebhookVault = SecretVault;
export const WebhookVault = token<WebhookVault>('WebhookVault');

/** What the outside may be told of: the public events of all contexts. */
export interface EventCatalogue {
  types(): readonly string[];
}
export const EventCatalogue = token<EventCatalogue>('EventCatalogue');

/** What the operator lets webhooks do. */
export interface WebhookRules {
  /** Addresses without TLS, which only networks that the operator has named are sent to. */
  readonly plainHttp: boolean;
}
export const WebhookRules = token<WebhookRules>('WebhookRules');

/** A delivery on its way: where to, signed with what. It holds secrets, so it is never stored or logged. */
export interface Letter {
  readonly deliveryId: string;
  /** Which attempt at the delivery this is, from 1. */
  readonly attempt: number;
  readonly url: string;
  readonly secrets: readonly string[];
  /** The same at each attempt: the id of the event. */
  readonly id: string;
  readonly body: string;
}

/** Signs a letter and sends it. Never call it while a transaction is open: receivers take their time. */
export interface WebhookPost {
  /** Never rejects: what goes wrong is the outcome. */
  send(letter: Letter): Promise<PostOutcome>;
}
export const WebhookPost = token<WebhookPost>('WebhookPost');

/** Who sends a delivery, once the unit of work under way is committed. */
export interface DeliveryRuns {
  /** At once, unless an instant is given. */
  place(deliveryId: string, attempt: number, at?: Date): Promise<void>;
}
export const DeliveryRuns = token<DeliveryRuns>('DeliveryRuns');

/** Somebody who leads the school or the district that a disabled webhook belongs to. */
export interface WebhookKeeper {
  readonly personId: string;
  readonly email: string;
  readonly displayName: string;
  readonly locale: string;
  readonly timeZone: string;
}

/** A webhook that the platform has disabled, as its keepers are told of it. */
export interface DisabledWebhook {
  readonly label: string;
  /** Of its address; the rest may be a secret. */
  readonly host: string;
  /** The school or the district. */
  readonly placeName: string;
  readonly because: Disablement;
  readonly keepers: readonly WebhookKeeper[];
}

export interface WebhookKeepers {
  /** Null when the webhook is gone or active again. */
  findOf(webhookId: string): Promise<DisabledWebhook | null>;
}
export const WebhookKeepers = token<WebhookKeepers>('WebhookKeepers');

/** A webhook as its keepers name it: below their school, or below their district. */
export interface WebhookAddress extends Place {
  readonly webhookId: string;
}
