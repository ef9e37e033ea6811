import type { PostOutcome } from '../webhooks/delivery.words.js';
import { DeliveryNotFound, WebhookNotFound } from '../webhooks/webhook.errors.js';
import type { DeliveryRuns, WebhookAddress } from '../webhooks/webhook-ports.js';
import type { WebhookDelivery } from '../webhooks/webhook-delivery.js';
import type { WebhookDeliveryRepository } from '../webhooks/webhook-delivery.repository.js';
import type { Webhook } from '../webhooks/webhook.js';
import type { WebhookRepository } from '../webhooks/webhook.repository.js';

type Owned = { readonly schoolId: string | null; readonly districtId: string | null };

const isIn = (at: Owned) => (one: Owned) => one.schoolId === at.schoolId && one.districtId === at.districtId;

export class InMemoryDeliveries implements WebhookDeliveryRepository {
  all: WebhookDelivery[] = [];

  add(delivery: WebhookDelivery): void {
    this.all.push(delivery);
  }

  async byId(at: WebhookAddress & { readonly deliveryId: string }): Promise<WebhookDelivery> {
    const one = this.all.filter(isIn(at)).find(({ id }) => id === at.deliveryId);
    if (one?.webhookId !== at.webhookId) throw new DeliveryNotFound();
    return one;
  }

  async find(deliveryId: string): Promise<WebhookDelivery | null> {
    return this.all.find(({ id }) => id === deliveryId) ?? null;
  }
}

export class InMemoryWebhooks implements WebhookRepository {
  all: Webhook[] = [];

  constructor(private readonly deliveries: InMemoryDeliveries) {}

  add(webhook: Webhook): void {
    this.all.push(webhook);
  }

  async remove(webhook: Webhook): Promise<void> {
    this.all = this.all.filter((one) => one !== webhook);
    this.deliveries.all = this.deliveries.all.filter(({ webhookId }) => webhookId !== webhook.id);
  }

  async byId(at: WebhookAddress): Promise<Webhook> {
    const webhook = this.all.filter(isIn(at)).find(({ id }) => id === at.webhookId);
    if (!webhook) throw new WebhookNotFound();
    return webhook;
  }

  async hold(webhookId: string): Promise<Webhook | null> {
    return this.all.find(({ id }) => id === webhookId) ?? null;
  }
}

export interface PlacedRun {
  readonly deliveryId: string;
  readonly attempt: number;
  /** At once when there is none. */
  readonly at: Date | undefined;
}

/** The attempts that were planned, in the order in which they were. */
export class PlannedRuns implements DeliveryRuns {
  readonly all: PlacedRun[] = [];

  async place(deliveryId: string, attempt: number, at?: Date): Promise<void> {
    this.all.push({ deliveryId, attempt, at });
  }
}

/** What came of an attempt: an answer, with this status. */
export function answered(status: number, at: Date, more: Partial<PostOutcome> = {}): PostOutcome {
  return { at, status, durationMs: 12, fault: null, excerpt: '', retryAt: null, ...more };
}
