import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Receiver, verified } from '../../support/receiver.js';
import { RosterOffice } from '../../support/roster-office.js';
import { TestApp } from '../../support/test-app.js';
import { somebody, twoSchools, type TestPerson, type TwoSchools } from '../../support/two-schools.js';
import { until } from '../../support/until.js';
import { brokenPromises, type Delivery, type Sent, type Webhook } from '../../support/webhook-contract.js';

type Added = { readonly webhook: Webhook; readonly secret: string };

let app: TestApp;
let at: TwoSchools;
let receiver: Receiver;

beforeAll(async () => {
  app = await TestApp.start({ OUTBOUND_NETWORKS: '127.0.0.1', API_REQUESTS_PER_MINUTE: '100000000' });
  at = await twoSchools(app);
  receiver = await Receiver.start();
});
beforeEach(() => {
  receiver.reply = () => ({ status: 200, body: 'thanks' });
});
afterAll(async () => {
  await app.stop();
  await receiver.stop();
});

describe('the webhook of a district', () => {
  const hooks = () => `/districts/${at.hill.districtId}/webhooks`;
  const call = <Body>(method: string, path: string, { token }: TestPerson, body?: object) =>
    app.call<Body>(method, path, { token, body });
  const add = async (path: string, eventTypes: readonly string[]) => {
    const details = { url: `${receiver.url}${path}`, label: 'Warehouse', eventTypes };
    return (await call<Added>('POST', hooks(), at.districtAdmin, details)).body;
  };

  it('K2 hears what happens in its schools and to itself, and is its leaders’ alone', async () => {
    const { webhook, secret } = await add('/warehouse', ['*']);
    await new RosterOffice(app, at.hill, at.hill.people.admin).section({ title: 'For the district' });
    await new RosterOffice(app, at.lake, at.lake.people.admin).section({ title: 'Of another district' });
    const school = { name: 'New School', timeZone: 'Europe/Warsaw' };
    const schools = `/districts/${at.hill.districtId}/schools`;
    const opened = await call<{ id: string }>('POST', schools, at.districtAdmin, school);
    const requests = await receiver.received('/warehouse', 2);
    const sent = requests.map((request) => verified<Sent>(request, secret));
    expect(new Set(sent.map(({ type }) => type))).toEqual(
      new Set(['identity.school_created', 'roster.section_created']),
    );
    for (const body of sent) expect(brokenPromises(body)).toBe('');
    expect(sent.find(({ type }) => type === 'identity.school_created')!.subjectId).toBe(opened.body.id);
    expect(receiver.requests.filter(({ body }) => body.includes('Of another district'))).toEqual([]);

    const { admin } = at.hill.people;
    expect((await call('GET', hooks(), admin)).status).toBe(404);
    expect((await call('GET', `/schools/${at.hill.id}/webhooks/${webhook.id}`, admin)).status).toBe(404);
    const list = await call<{ items: Webhook[] }>('GET', hooks(), at.districtAdmin);
    expect(list.body.items.map(({ id }) => id)).toEqual([webhook.id]);
    // Whoever leads the district keeps the webhooks of its schools as well, each in its place.
    const ofSchool = await call<{ items: Webhook[] }>(
      'GET',
      `/schools/${at.hill.id}/webhooks`,
      at.districtAdmin,
    );
    expect(ofSchool.body.items).toEqual([]);
  });

  it('is kept, tried and read like that of a school', async () => {
    const leader = await somebody(app, 'district-admin', { districtId: at.hill.districtId });
    const { webhook } = await add('/tried', ['identity.*']);
    const hook = `${hooks()}/${webhook.id}`;
    let answers = 0;
    receiver.reply = ({ path }) => ({ status: path === '/tried' && answers++ === 0 ? 500 : 200 });
    const { body: ping } = await call<Delivery>('POST', `${hook}/ping`, leader);
    const log = async () => (await call<Delivery>('GET', `${hook}/deliveries/${ping.id}`, leader)).body;
    await until(async () => (await log()).tries === 1, 'the first attempt');
    await app.admin.query(`
      update platform.jobs set run_at = now() where state = 'waiting' and kind = 'identity.deliver_webhook'`);
    await until(async () => (await log()).state === 'delivered', 'the second attempt');
    expect((await log()).attempts.map(({ status }) => status)).toEqual([500, 200]);
    expect((await call('POST', `${hook}/deliveries/${ping.id}/redeliver`, leader)).status).toBe(202);
    const listed = await call<{ items: Delivery[] }>('GET', `${hook}/deliveries`, leader);
    expect(listed.body.items.map(({ id }) => id)).toEqual([ping.id]);
    expect((await call('POST', `${hook}/rotate-secret`, leader, {})).status).toBe(200);
    expect((await call<Webhook>('PATCH', hook, leader, { state: 'paused' })).body.state).toBe('paused');
    expect((await call('DELETE', hook, leader)).status).toBe(204);
  });
});

describe('without a word of the operator', () => {
  it('nothing is sent to a private network, and the log tells no more than that', async () => {
    const careful = await TestApp.start();
    const { hill } = await twoSchools(careful);
    const { token } = hill.people.admin;
    const hooks = `/schools/${hill.id}/webhooks`;
    const body = { label: 'Inside', eventTypes: ['*'] };
    const plain = await careful.call('POST', hooks, { token, body: { ...body, url: receiver.url } });
    expect(plain.body).toMatchObject({ code: 'identity.webhook_url_refused' });
    const url = receiver.url.replace('http:', 'https:').replace('127.0.0.1', 'localhost');
    const added = await careful.call<{ webhook: Webhook }>('POST', hooks, { token, body: { ...body, url } });
    const deliveriesOf = `${hooks}/${added.body.webhook.id}/deliveries`;
    await careful.call('POST', `${hooks}/${added.body.webhook.id}/ping`, { token });
    let first: Delivery | undefined;
    await until(async () => {
      const { body: page } = await careful.call<{ items: Delivery[] }>('GET', deliveriesOf, { token });
      first = page.items[0];
      return first?.tries === 1;
    }, 'an attempt');
    expect(first).toMatchObject({ state: 'waiting', lastStatus: null, lastFault: 'address_refused' });
    await careful.stop();
  });
});
