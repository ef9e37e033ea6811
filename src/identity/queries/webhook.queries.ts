import type { Provider } from '@nestjs/common';
import { GetWebhookDeliveryHandler } from './get-webhook-delivery.query.js';
import { GetWebhookHandler } from './get-webhook.query.js';
import { ListEventTypesHandler } from './list-event-types.query.js';
import { ListWebhookDeliveriesHandler } from './list-webhook-deliveries.query.js';
import { ListWebhooksHandler } from './list-webhooks.query.js';

export const webhookQueries: Provider[] = [
  ListEventTypesHandler,
  ListWebhooksHandler,
  GetWebhookHandler,
  ListWebhookDeliveriesHandler,
  GetWebhookDeliveryHandler,
];
