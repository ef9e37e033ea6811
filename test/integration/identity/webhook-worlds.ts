import { systemActor } from '#domain/kernel/actor';
import { newId } from '#domain/kernel/id';
import { InMemoryDeliveries, InMemoryWebhooks } from '#domain/identity/testing/in-memory-webhooks';
import type { WebhookDeliveryRepository } from '#domain/identity/webhooks/webhook-delivery.repository';
import type { WebhookRepository } from '#domain/identity/webhooks/webhook.repository';
import { MikroWebhookDeliveryRepository } from '../../../src/identity/persistence/webhooks/mikro-webhook-delivery.repository.js';
import { MikroWebhookRepository } from '../../../src/identity/persistence/webhooks/mikro-webhook.repository.js';
import { PersistenceKit } from '../../support/persistence-kit.js';

/** What keeps webhooks: memory, or PostgreSQL. */
export interface WebhookWorld {
  readonly webhooks: WebhookRepository;
  readonly deliveries: WebhookDeliveryRepository;
  school(): Promise<string>;
  /** A transaction of its own in the school: what it leaves is there for the next one. */
  run<T>(schoolId: string, work: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export async function inMemory(): Promise<WebhookWorld> {
  const deliveries = new InMemoryDeliveries();
  return {
    webhooks: new InMemoryWebhooks(deliveries),
    deliveries,
    school: async () => newId(),
    run: (_, work) => work(),
    close: async () => undefined,
  };
}

export async function onPostgres(): Promise<WebhookWorld> {
  const kit = await PersistenceKit.start();
  const { unitOfWork } = kit.replica();
  return {
    webhooks: new MikroWebhookRepository(),
    deliveries: new MikroWebhookDeliveryRepository(),
    school: () => kit.school(),
    run: (schoolId, work) => unitOfWork.run(systemActor(schoolId), work),
    close: () => kit.stop(),
  };
}
