import { WebhookDelivery } from '#domain/identity/webhooks/webhook-delivery';
import { Webhook } from '#domain/identity/webhooks/webhook';
import { mapClass } from '#platform/persistence/map-class';

mapClass(Webhook, {
  table: 'identity.webhooks',
  fields: (p) => ({
    id: p.uuid().primary(),
    schoolId: p.uuid().nullable(),
    districtId: p.uuid().nullable(),
    url: p.text(),
    label: p.text(),
    eventTypes: p.array(),
    state: p.string(),
    disabledBecause: p.string().nullable(),
    secrets: p.json(),
    health: p.json(),
    createdAt: p.datetime(),
    createdBy: p.uuid().nullable(),
    version: p.integer().version(),
  }),
  audit: { secret: ['secrets'], observed: ['health'] },
});

// The log of its attempts says all that happens to it.
mapClass(WebhookDelivery, {
  table: 'identity.webhook_deliveries',
  fields: (p) => ({
    id: p.uuid().primary(),
    webhookId: p.uuid(),
    schoolId: p.uuid().nullable(),
    districtId: p.uuid().nullable(),
    eventId: p.uuid(),
    eventType: p.string(),
    subjectId: p.uuid(),
    eventSchoolId: p.uuid().nullable(),
    occurredAt: p.datetime(),
    data: p.json(),
    state: p.string(),
    tries: p.integer(),
    triesInRound: p.integer(),
    attempts: p.json(),
    nextTryAt: p.datetime().nullable(),
    finishedAt: p.datetime().nullable(),
    createdAt: p.datetime(),
    version: p.integer().version(),
  }),
  audit: 'none',
});
