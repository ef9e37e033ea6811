import type { OtherRequest, OtherWorld, Sample } from './other-request.js';

const DETAILS = { url: 'https://hooks.example.org/', label: 'Records system', eventTypes: ['*'] };

function at({ schools }: OtherWorld, rest: string, body?: object): OtherRequest {
  const path = `/districts/${schools.hill.districtId}/webhooks${rest}`;
  return { path, token: schools.districtAdmin.token, ...(body && { body }) };
}

async function added(world: OtherWorld): Promise<string> {
  const { path, token, body } = at(world, '', DETAILS);
  const answer = await world.app.call<{ webhook: { id: string } }>('POST', path, { token: token!, body });
  return answer.body.webhook.id;
}

/** Of a delivery that is over. */
async function delivered(world: OtherWorld): Promise<string> {
  const webhookId = await added(world);
  const { path, token } = at(world, `/${webhookId}/ping`);
  const { id } = (await world.app.call<{ id: string }>('POST', path, { token: token! })).body;
  await world.app.admin.query(
    `update identity.webhook_deliveries set state = 'failed', next_try_at = null, finished_at = now() where id = $1`,
    [id],
  );
  return `/${webhookId}/deliveries/${id}`;
}

/** Of webhooks of a district. */
export const DISTRICT_WEBHOOK_SAMPLES: Readonly<Record<string, Sample>> = {
  'GET /districts/{districtId}/webhooks': (world) => at(world, ''),
  'POST /districts/{districtId}/webhooks': (world) => at(world, '', DETAILS),
  'GET /districts/{districtId}/webhooks/{webhookId}': async (world) => at(world, `/${await added(world)}`),
  'PATCH /districts/{districtId}/webhooks/{webhookId}': async (world) =>
    at(world, `/${await added(world)}`, { state: 'paused' }),
  'DELETE /districts/{districtId}/webhooks/{webhookId}': async (world) => at(world, `/${await added(world)}`),
  'POST /districts/{districtId}/webhooks/{webhookId}/ping': async (world) =>
    at(world, `/${await added(world)}/ping`),
  'POST /districts/{districtId}/webhooks/{webhookId}/rotate-secret': async (world) =>
    at(world, `/${await added(world)}/rotate-secret`, {}),
  'GET /districts/{districtId}/webhooks/{webhookId}/deliveries': async (world) =>
    at(world, `/${await added(world)}/deliveries`),
  'GET /districts/{districtId}/webhooks/{webhookId}/deliveries/{deliveryId}': async (world) =>
    at(world, await delivered(world)),
  'POST /districts/{districtId}/webhooks/{webhookId}/deliveries/{deliveryId}/redeliver': async (world) =>
    at(world, `${await delivered(world)}/redeliver`),
  'GET /webhook-event-types': ({ schools }) => ({
    path: '/webhook-event-types',
    token: schools.hill.people.admin.token,
  }),
};
