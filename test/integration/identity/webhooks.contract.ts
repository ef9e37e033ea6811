import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { answered } from '#domain/identity/testing/in-memory-webhooks';
import { DeliveryNotFound, WebhookNotFound } from '#domain/identity/webhooks/webhook.errors';
import { WebhookDelivery } from '#domain/identity/webhooks/webhook-delivery';
import { Webhook } from '#domain/identity/webhooks/webhook';
import type { WebhookWorld } from './webhook-worlds.js';

const now = new Date('2026-11-20T09:00:00.123Z');

/** What webhooks rely on: what was stored is found as it was, where it belongs, and nowhere else. */
export function webhooksContract(name: string, open: () => Promise<WebhookWorld>): void {
  describe(`webhooks ${name}`, () => {
    let world: WebhookWorld;
    beforeAll(async () => {
      world = await open();
    });
    afterAll(() => world.close());

    /** A webhook of the school with a delivery that waits. */
    const added = async (schoolId: string) => {
      const details = { url: 'https://example.org/', label: 'MIS', eventTypes: ['roster.*', '*'] };
      const wanted = { ...details, schoolId, districtId: null, createdBy: null };
      const webhook = await Webhook.add(wanted, async () => 'sealed', now);
      const delivery = WebhookDelivery.ping(webhook, now);
      await world.run(schoolId, async () => world.webhooks.add(webhook));
      await world.run(schoolId, async () => world.deliveries.add(delivery));
      const at = { webhookId: webhook.id, schoolId, districtId: null };
      return { at, deliveryAt: { ...at, deliveryId: delivery.id }, body: delivery.body() };
    };

    it('are found as they were stored', async () => {
      const school = await world.school();
      const { at, deliveryAt, body } = await added(school);
      const [webhook, delivery] = await world.run(school, async () => [
        await world.webhooks.byId(at),
        await world.deliveries.byId(deliveryAt),
      ]);
      expect(webhook).toMatchObject({
        url: 'https://example.org/',
        eventTypes: ['roster.*', '*'],
        createdAt: now,
      });
      expect([webhook.isActive(), webhook.sealedSecretsAt(now)]).toEqual([true, ['sealed']]);
      expect([delivery.body(), delivery.nextAttempt, delivery.dueAt]).toEqual([body, 1, now]);
    });

    it('keep what came of an attempt, and how the receiver does', async () => {
      const school = await world.school();
      const { at, deliveryAt } = await added(school);
      const outcome = answered(503, now, { excerpt: 'busy', retryAt: new Date(now.getTime() + 60_000) });
      await world.run(school, async () => {
        (await world.webhooks.hold(at.webhookId))!.note(outcome);
        (await world.deliveries.find(deliveryAt.deliveryId))!.note(outcome);
      });
      await world.run(school, async () => {
        expect((await world.webhooks.byId(at)).heldUntil(now)).toEqual(outcome.retryAt);
        const delivery = await world.deliveries.byId(deliveryAt);
        expect([delivery.awaits(2), delivery.dueAt]).toEqual([true, outcome.retryAt]);
      });
    });

    it('are nowhere but in their school', async () => {
      const [school, other] = [await world.school(), await world.school()];
      const { at, deliveryAt } = await added(school);
      const elsewhere = { schoolId: other, districtId: null };
      await world.run(other, async () => {
        await expect(world.webhooks.byId({ ...at, ...elsewhere })).rejects.toThrow(WebhookNotFound);
        await expect(world.deliveries.byId({ ...deliveryAt, ...elsewhere })).rejects.toThrow(
          DeliveryNotFound,
        );
      });
      await world.run(school, async () => {
        const another = { ...deliveryAt, webhookId: '0192f0c1-7d3e-7000-8000-000000000001' };
        await expect(world.deliveries.byId(another)).rejects.toThrow(DeliveryNotFound);
      });
    });

    it('go with their log', async () => {
      const school = await world.school();
      const { at, deliveryAt } = await added(school);
      await world.run(school, async () => world.webhooks.remove(await world.webhooks.byId(at)));
      await world.run(school, async () => {
        expect(await world.webhooks.hold(at.webhookId)).toBeNull();
        expect(await world.deliveries.find(deliveryAt.deliveryId)).toBeNull();
      });
    });
  });
}
