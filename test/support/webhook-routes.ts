import type { Ids } from './ids.js';
import type { Sample, SchoolFixtures } from './school-fixtures.js';

const DETAILS = { url: 'https://hooks.example.org/', label: 'Records system', eventTypes: ['*'] };

async function aWebhook({ app, school }: SchoolFixtures): Promise<{ webhookId: string }> {
  const { token } = school.people.admin;
  const path = `/schools/${school.id}/webhooks`;
  const added = await app.call<{ webhook: { id: string } }>('POST', path, { token, body: DETAILS });
  return { webhookId: added.body.webhook.id };
}

/** One that is over. */
async function aDelivery(some: SchoolFixtures): Promise<Ids> {
  const { webhookId } = await aWebhook(some);
  const { token } = some.school.people.admin;
  const path = `/schools/${some.school.id}/webhooks/${webhookId}/ping`;
  const { id: deliveryId } = (await some.app.call<{ id: string }>('POST', path, { token })).body;
  await some.app.admin.query(
    `update identity.webhook_deliveries set state = 'failed', next_try_at = null, finished_at = now() where id = $1`,
    [deliveryId],
  );
  return { webhookId, deliveryId };
}

/** The samples of the routes of webhooks. */
export const WEBHOOK_SAMPLES: Readonly<Record<string, Sample>> = {
  'GET /schools/{schoolId}/webhooks': {},
  'POST /schools/{schoolId}/webhooks': {
    body: () => ({ url: 'https://example.org/hooks', label: 'A receiver', eventTypes: ['attendance.*'] }),
  },
  'GET /schools/{schoolId}/webhooks/{webhookId}': { ids: aWebhook },
  'PATCH /schools/{schoolId}/webhooks/{webhookId}': {
    ids: aWebhook,
    body: () => ({ state: 'paused' }),
  },
  'DELETE /schools/{schoolId}/webhooks/{webhookId}': { ids: aWebhook },
  'POST /schools/{schoolId}/webhooks/{webhookId}/rotate-secret': {
    ids: aWebhook,
    body: () => ({}),
  },
  'POST /schools/{schoolId}/webhooks/{webhookId}/ping': { ids: aWebhook },
  'GET /schools/{schoolId}/webhooks/{webhookId}/deliveries': { ids: aWebhook },
  'GET /schools/{schoolId}/webhooks/{webhookId}/deliveries/{deliveryId}': { ids: aDelivery },
  'POST /schools/{schoolId}/webhooks/{webhookId}/deliveries/{deliveryId}/redeliver': {
    ids: aDelivery,
  },
};
