import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { aClass } from '../../support/a-class.js';
import { mailTo } from '../../support/mails.js';
import { Receiver, verified } from '../../support/receiver.js';
import { settled } from '../../support/settled.js';
import { RosterOffice } from '../../support/roster-office.js';
import { TestApp } from '../../support/test-app.js';
import { twoSchools, type TestSchool, type TwoSchools } from '../../support/two-schools.js';
import { until } from '../../support/until.js';
import { brokenPromises, type Delivery, type Sent, type Webhook } from '../../support/webhook-contract.js';

let app: TestApp;
let at: TwoSchools;
let receiver: Receiver;
let office: RosterOffice;
let nth = 0;
let path: string;

beforeAll(async () => {
  app = await TestApp.start({ OUTBOUND_NETWORKS: '127.0.0.1', API_REQUESTS_PER_MINUTE: '100000000' });
  at = await twoSchools(app);
  receiver = await Receiver.start();
  office = new RosterOffice(app, at.hill, at.hill.people.admin);
});
beforeEach(() => {
  path = `/receiver-${++nth}`;
  receiver.reply = () => ({ status: 200, body: 'thanks' });
});
afterEach(() => app.admin.query(`update identity.webhooks set state = 'paused', disabled_because = null`));
afterAll(async () => {
  await app.stop();
  await receiver.stop();
});

const call = <Body = Record<string, unknown>>(
  method: string,
  below: string,
  body?: object,
  place = `/schools/${at.hill.id}`,
  { token } = at.hill.people.admin,
) => app.call<Body>(method, `${place}/webhooks${below}`, { token, body });

/** A webhook of the school that sends to the path of this test. */
const add = async (eventTypes = ['roster.section_created'], school: TestSchool = at.hill) => {
  const details = { url: `${receiver.url}${path}`, label: 'Records system', eventTypes };
  const { status, body } = await call<{ webhook: Webhook; secret: string }>(
    'POST',
    '',
    details,
    `/schools/${school.id}`,
    school.people.admin,
  );
  expect([status, body]).toEqual([201, expect.anything()]);
  return { id: body.webhook.id, secret: body.secret };
};
const get = async (id: string) => (await call<Webhook>('GET', `/${id}`)).body;
const deliveries = async (id: string, query = '') =>
  (await call<{ items: Delivery[]; next?: string }>('GET', `/${id}/deliveries${query}`)).body;
const delivery = async (id: string, deliveryId: string) =>
  (await call<Delivery>('GET', `/${id}/deliveries/${deliveryId}`)).body;
const firstIs = (id: string, state: string, tries: number) =>
  until(async () => {
    const [first] = (await deliveries(id)).items;
    return first?.state === state && first.tries === tries;
  }, `a delivery that is ${state} after ${tries} attempts`);
const requestsTo = (where: string) => receiver.requests.filter((request) => request.path === where);
/** Whatever is planned for later is due now. */
const timePasses = () =>
  app.admin.query(`
    update platform.jobs set run_at = now() where state = 'waiting' and kind = 'identity.deliver_webhook'`);

describe('a webhook', () => {
  it('is told of what happens, signed, as the description of the API says', async () => {
    const { secret } = await add(['attendance.*', 'roster.section_created']);
    const section = await office.section({ title: '7B Latin' });
    const { registerId, students } = await aClass(app, at.hill, 2);
    const register = `/schools/${at.hill.id}/registers/${registerId}`;
    const { token } = at.hill.people.teacher;
    await app.call('POST', `${register}/open`, { token });
    const marks = students.map((studentId) => ({ studentId, code: 'P', baseVersion: 0 }));
    await app.call('POST', `${register}/marks`, { token, body: { marks } });
    await app.call('POST', `${register}/submit`, { token });
    const requests = await receiver.received(path, 5);
    const sent = requests.map((request) => verified<Sent>(request, secret));
    expect(sent.map(({ type }) => type).toSorted()).toEqual([
      'attendance.marks_recorded',
      'attendance.register_opened',
      'attendance.register_submitted',
      'attendance.registers_generated',
      'roster.section_created',
    ]);
    for (const body of sent) expect([body.type, brokenPromises(body)]).toEqual([body.type, '']);
    expect(sent.every(({ schoolId }) => schoolId === at.hill.id)).toBe(true);
    expect(requests.map(({ headers }) => headers['webhook-id'])).toEqual(sent.map(({ id }) => id));
    const of = (type: string) => sent.find((one) => one.type === type);
    expect(of('roster.section_created')).toMatchObject({
      subjectId: section.id,
      data: { title: '7B Latin' },
    });
    expect(of('attendance.marks_recorded')).toMatchObject({ subjectId: registerId });
    expect(requests[0]).toMatchObject({ method: 'POST', headers: { 'content-type': 'application/json' } });
  });

  it('K2 hears nothing of another school, whatever it has asked for', async () => {
    await add(['*']);
    const lakes = `${path}-of-lake`;
    path = lakes;
    const { id, secret } = await add(['*'], at.lake);
    await office.section({ title: 'Not for Lake' });
    await new RosterOffice(app, at.lake, at.lake.people.admin).section({ title: 'For Lake' });
    const [request] = await receiver.received(lakes, 1);
    expect(verified<Sent>(request!, secret)).toMatchObject({
      schoolId: at.lake.id,
      data: { title: 'For Lake' },
    });
    await settled(app);
    expect(requestsTo(lakes).filter(({ body }) => !body.includes(at.lake.id))).toEqual([]);
    expect((await deliveriesOfLake(id)).map(({ eventType }) => eventType)).toEqual([
      'roster.section_created',
    ]);
    expect((await call('GET', `/${id}`)).body).toMatchObject({ code: 'identity.webhook_not_found' });
  });
  const deliveriesOfLake = async (id: string) => {
    const { token } = at.lake.people.admin;
    const answer = await app.call<{ items: Delivery[] }>(
      'GET',
      `/schools/${at.lake.id}/webhooks/${id}/deliveries`,
      { token },
    );
    return answer.body.items;
  };

  it('is tried by a ping, whose log can be read', async () => {
    const { id, secret } = await add();
    const { status, body } = await call<Delivery>('POST', `/${id}/ping`);
    expect([status, body.eventType]).toEqual([202, 'webhook.ping']); // how far it got: the worker is not waited for
    const [request] = await receiver.received(path, 1);
    const sent = verified<Sent>(request!, secret);
    expect(brokenPromises(sent)).toBe('');
    await firstIs(id, 'delivered', 1);
    const logged = await delivery(id, body.id);
    expect(logged.event).toEqual(sent);
    expect(logged).toMatchObject({
      nextTryAt: null,
      attempts: [{ status: 200, fault: null, excerpt: 'thanks', durationMs: expect.any(Number) }],
    });
  });

  it('shows its secret once, keeps it encrypted, and lets go of the former one in time', async () => {
    const { id, secret } = await add();
    const rotated = await call<{ secret: string }>('POST', `/${id}/rotate-secret`, {});
    await call('POST', `/${id}/ping`);
    const [first] = await receiver.received(path, 1);
    expect([verified(first!, secret), verified(first!, rotated.body.secret)]).toEqual([
      expect.anything(),
      expect.anything(),
    ]);
    for (const overlapHours of [null, ' ', '24', true])
      expect((await call('POST', `/${id}/rotate-secret`, { overlapHours })).status).toBe(422);
    const last = await call<{ secret: string }>('POST', `/${id}/rotate-secret`, { overlapHours: 0 });
    await call('POST', `/${id}/ping`);
    const [, second] = await receiver.received(path, 2);
    expect(verified(second!, last.body.secret)).toBeTruthy();
    for (const former of [secret, rotated.body.secret])
      expect(() => verified(second!, former)).toThrow('No matching signature');
    const { rows: stored } = await app.admin.query('select * from identity.webhooks where id = $1', [id]);
    const { rows: audited } = await app.admin.query(
      'select * from platform.audit_entries where subject_id = $1',
      [id],
    );
    const { rows: keys } = await app.admin.query('select * from platform.idempotency_keys');
    expect(audited.length).toBe(3);
    const shown = JSON.stringify([await get(id), stored, audited, keys]);
    for (const one of [secret, rotated.body.secret, last.body.secret])
      expect(shown).not.toContain(one.slice(6));
  });

  it('is sent to again after a failure, under the same id, and its log says why', async () => {
    const { id, secret } = await add();
    let answers = 0;
    receiver.reply = () => (answers++ === 0 ? { status: 500, body: 'oh\u0000no' } : { status: 204 });
    await office.section();
    await firstIs(id, 'waiting', 1);
    const [waiting] = (await deliveries(id)).items;
    expect(waiting).toMatchObject({ lastStatus: 500, lastFault: null });
    expect(Date.parse(waiting!.nextTryAt!) - Date.now()).toBeLessThan(6_000);
    await firstIs(id, 'delivered', 2);
    const [first, second] = (await receiver.received(path, 2)).map((one) => verified<Sent>(one, secret));
    expect(second).toEqual(first);
    // How a receiver does is nobody's doing: K7 has the addition alone.
    const audited = 'select action from platform.audit_entries where subject_id = $1';
    expect((await app.admin.query(audited, [id])).rows).toEqual([{ action: 'create' }]);
    expect(
      (await delivery(id, waiting!.id)).attempts.map(({ status, excerpt }) => [status, excerpt]),
    ).toEqual([
      [500, 'oh\ufffdno'],
      [204, ''],
    ]);
  });

  it('is given up for an event after ten attempts, which can be delivered again by hand', async () => {
    const { id } = await add();
    receiver.reply = () => ({ status: 404 });
    await office.section();
    await firstIs(id, 'waiting', 1);
    // The eight in between have failed as well: the rule is proved without a clock, see webhook.use-cases.spec.ts.
    await app.admin.query(
      'update identity.webhook_deliveries set tries = 9, tries_in_round = 9 where webhook_id = $1',
      [id],
    );
    await app.admin.query(`
      update platform.jobs set payload = payload || '{"attempt":10}', run_at = now()
      where state = 'waiting' and kind = 'identity.deliver_webhook'`);
    await firstIs(id, 'failed', 10);
    const [{ id: deliveryId } = { id: '' }] = (await deliveries(id, '?state=failed')).items;
    receiver.reply = () => ({ status: 200 });
    expect((await call<Delivery>('POST', `/${id}/deliveries/${deliveryId}/redeliver`)).status).toBe(202);
    await firstIs(id, 'delivered', 11);
    const requests = await receiver.received(path, 3);
    expect(
      new Set(requests.map(({ headers, body }) => `${String(headers['webhook-id'])} ${body}`)).size,
    ).toBe(1);
  });

  it('is disabled when nothing has arrived for three days, and its keepers are told', async () => {
    const { id } = await add();
    receiver.reply = () => ({ status: 503 });
    const since = new Date(Date.now() - 73 * 3_600_000).toISOString();
    await app.admin.query(`update identity.webhooks set health = $2 where id = $1`, [
      id,
      { failingSince: since, failuresInARow: 1, holdUntil: null },
    ]);
    await call('POST', `/${id}/ping`);
    await until(async () => (await get(id)).state === 'disabled', 'the end');
    expect(await get(id)).toMatchObject({ disabledBecause: 'failing', failingSince: since });
    const mail = await mailTo(app, at.hill.people.admin.email, 'A webhook was disabled: Records system');
    expect(mail.text).toContain('127.0.0.1');
    expect(mail.text).not.toContain(path);
    expect((await call('POST', `/${id}/ping`)).body).toMatchObject({ code: 'identity.webhook_not_active' });
    await timePasses();
    await firstIs(id, 'cancelled', 1);
    receiver.reply = () => ({ status: 200 });
    expect((await call<Webhook>('PATCH', `/${id}`, { state: 'active' })).body).toMatchObject({
      state: 'active',
      disabledBecause: null,
      failingSince: null,
    });
    await call('POST', `/${id}/ping`);
    await firstIs(id, 'delivered', 1);
  });

  it('is disabled at once by 410', async () => {
    const { id } = await add();
    receiver.reply = () => ({ status: 410 });
    await call('POST', `/${id}/ping`);
    await until(async () => (await get(id)).disabledBecause === 'gone', 'the end');
  });

  it('sends nothing while it is paused, and nothing more once it is removed', async () => {
    const { id } = await add();
    await call('PATCH', `/${id}`, { state: 'paused' });
    await office.section({ title: 'Unheard' });
    // Happens now, and comes to the relay only when the webhook is active again.
    await app.admin.query('begin');
    await app.admin.query(
      `insert into platform.outbox (id, type, aggregate_id, school_id, data)
       values (gen_random_uuid(), 'roster.section_created', gen_random_uuid(), $1, '{"title": "Unheard, late"}')`,
      [at.hill.id],
    );
    await call('PATCH', `/${id}`, { state: 'active', eventTypes: ['*'] });
    await app.admin.query('commit');
    await office.section({ title: 'Heard' });
    const [request] = await receiver.received(path, 1);
    expect(request!.body).toContain('Heard');
    expect(request!.body).not.toContain('Unheard');
    expect((await call('DELETE', `/${id}`)).status).toBe(204);
    expect((await call('GET', `/${id}`)).status).toBe(404);
    const { rows } = await app.admin.query('select from identity.webhook_deliveries where webhook_id = $1', [
      id,
    ]);
    expect(rows).toEqual([]);
  });

  it('is kept by leaders, and refused where it cannot be', async () => {
    const refusal = async (body: object, { token } = at.hill.people.admin) =>
      (await app.call('POST', `/schools/${at.hill.id}/webhooks`, { token, body })).body;
    const sound = { url: 'https://example.org', label: 'MIS', eventTypes: ['*'] };
    expect(await refusal(sound, at.hill.people.office)).toMatchObject({ code: 'platform.not_permitted' });
    expect(await refusal({ ...sound, url: 'ftp://example.org' })).toMatchObject({
      code: 'identity.webhook_url_refused',
      errors: [{ pointer: '/url' }],
    });
    expect(await refusal({ ...sound, eventTypes: ['*', 'roster.nothing'] })).toMatchObject({
      code: 'identity.event_type_unknown',
      errors: [{ pointer: '/eventTypes/1' }],
    });
    expect(await refusal({ ...sound, eventTypes: [] })).toMatchObject({ code: 'platform.input_invalid' });
    const { id } = await add();
    const stale = await app.call('PATCH', `/schools/${at.hill.id}/webhooks/${id}`, {
      token: at.hill.people.admin.token,
      body: { label: 'Another' },
      headers: { 'if-match': '"7"' },
    });
    expect(stale.body).toMatchObject({ status: 412, code: 'kernel.version_stale' });
    const types = await app.call<{ eventTypes: string[] }>('GET', '/webhook-event-types', {
      token: at.hill.people.teacher.token,
    });
    expect(types.body.eventTypes).toEqual(expect.arrayContaining(['attendance.marks_recorded']));
    expect(types.body.eventTypes).not.toContain('identity.password_changed');
  });

  it('has a log that is read page by page, by state and type', async () => {
    const { id } = await add();
    const pings: string[] = [];
    for (let i = 0; i < 5; i++) pings.unshift((await call<Delivery>('POST', `/${id}/ping`)).body.id);
    const first = await deliveries(id, '?limit=2');
    const second = await deliveries(id, `?limit=2&after=${first.next}`);
    const third = await deliveries(id, `?limit=2&after=${second.next}&eventType=webhook.ping`);
    expect([...first.items, ...second.items, ...third.items].map((one) => one.id)).toEqual(pings);
    expect(third.next).toBeUndefined();
    expect((await deliveries(id, '?eventType=roster.section_ended')).items).toEqual([]);
  });
});
