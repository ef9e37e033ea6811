import type { Provider } from '@nestjs/common';
import { Clock } from '#domain/kernel/clock';
import { AddWebhookUseCase } from '#domain/identity/use-cases/add-webhook.use-case';
import { AddressDeliveryUseCase } from '#domain/identity/use-cases/address-delivery.use-case';
import { ChangeWebhookUseCase } from '#domain/identity/use-cases/change-webhook.use-case';
import { NoteDeliveryUseCase } from '#domain/identity/use-cases/note-delivery.use-case';
import { PingWebhookUseCase } from '#domain/identity/use-cases/ping-webhook.use-case';
import { RedeliverWebhookUseCase } from '#domain/identity/use-cases/redeliver-webhook.use-case';
import { RemoveWebhookUseCase } from '#domain/identity/use-cases/remove-webhook.use-case';
import { RotateWebhookSecretUseCase } from '#domain/identity/use-cases/rotate-webhook-secret.use-case';
import { TellKeepersOfWebhookUseCase } from '#domain/identity/use-cases/tell-keepers-of-webhook.use-case';
import {
  DeliveryRuns,
  EventCatalogue,
  WebhookKeepers,
  WebhookRules,
  WebhookVault,
} from '#domain/identity/webhooks/webhook-ports';
import { WebhookDeliveryRepository } from '#domain/identity/webhooks/webhook-delivery.repository';
import { WebhookRepository } from '#domain/identity/webhooks/webhook.repository';
import { useCase } from '#platform/wiring/use-case';
import { AddWebhookHandler } from './add-webhook.command.js';
import { AddressDeliveryHandler } from './address-delivery.command.js';
import { ChangeWebhookHandler } from './change-webhook.command.js';
import { PingWebhookHandler } from './ping-webhook.command.js';
import { RedeliverWebhookHandler } from './redeliver-webhook.command.js';
import { RemoveWebhookHandler } from './remove-webhook.command.js';
import { RotateWebhookSecretHandler } from './rotate-webhook-secret.command.js';
import { SendDeliveryHandler } from './send-delivery.command.js';
import { TellKeepersOfWebhookHandler } from './tell-keepers-of-webhook.command.js';

const kept = { webhooks: WebhookRepository };
const sent = { ...kept, deliveries: WebhookDeliveryRepository, runs: DeliveryRuns };
const checked = { ...kept, catalogue: EventCatalogue, rules: WebhookRules };

/** Webhooks, and their deliveries. */
export const webhookCommands: Provider[] = [
  AddWebhookHandler,
  useCase(AddWebhookUseCase, { ...checked, vault: WebhookVault, clock: Clock }),
  ChangeWebhookHandler,
  useCase(ChangeWebhookUseCase, checked),
  RemoveWebhookHandler,
  useCase(RemoveWebhookUseCase, kept),
  RotateWebhookSecretHandler,
  useCase(RotateWebhookSecretUseCase, { ...kept, vault: WebhookVault, clock: Clock }),
  PingWebhookHandler,
  useCase(PingWebhookUseCase, { ...sent, clock: Clock }),
  RedeliverWebhookHandler,
  useCase(RedeliverWebhookUseCase, { ...sent, clock: Clock }),
  AddressDeliveryHandler,
  useCase(AddressDeliveryUseCase, { ...sent, vault: WebhookVault, clock: Clock }),
  SendDeliveryHandler,
  useCase(NoteDeliveryUseCase, sent),
  TellKeepersOfWebhookHandler,
  useCase(TellKeepersOfWebhookUseCase, { webhookKeepers: WebhookKeepers }),
];
