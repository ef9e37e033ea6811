import type { Provider } from '@nestjs/common';
import { DeliveryRuns, WebhookKeepers } from '#domain/identity/webhooks/webhook-ports';
import { WebhookDeliveryRepository } from '#domain/identity/webhooks/webhook-delivery.repository';
import { WebhookRepository } from '#domain/identity/webhooks/webhook.repository';
import { Outside } from '#platform/outbox/outside';
import { MikroWebhookDeliveryRepository } from './mikro-webhook-delivery.repository.js';
import { MikroWebhookRepository } from './mikro-webhook.repository.js';
import { PostgresWebhookKeepers } from './postgres-webhook-keepers.js';
import { QueuedDeliveryRuns } from './queued-delivery-runs.js';
import { WebhooksOutside } from './webhooks-outside.js';

/** What webhooks keep and find, and with what. */
export const webhookRepositories: Provider[] = [
  { provide: WebhookRepository, useClass: MikroWebhookRepository },
  { provide: WebhookDeliveryRepository, useClass: MikroWebhookDeliveryRepository },
  { provide: DeliveryRuns, useClass: QueuedDeliveryRuns },
  { provide: WebhookKeepers, useClass: PostgresWebhookKeepers },
  { provide: Outside, useClass: WebhooksOutside },
];
