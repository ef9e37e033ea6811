import type { Type } from '@nestjs/common';
import { DistrictWebhookDeliveryController } from './district-webhook-delivery.controller.js';
import { DistrictWebhookController } from './district-webhook.controller.js';
import { WebhookDeliveryController } from './webhook-delivery.controller.js';
import { WebhookEventTypeController } from './webhook-event-type.controller.js';
import { WebhookController } from './webhook.controller.js';

export const webhookControllers: Type[] = [
  WebhookController,
  WebhookDeliveryController,
  DistrictWebhookController,
  DistrictWebhookDeliveryController,
  WebhookEventTypeController,
];
