import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import type { DomainEventClass } from '#domain/kernel/domain-event';
import { newId } from '#domain/kernel/id';
import { publicEvents, PublicEvents, type PublicEventList } from '#platform/outbox/public-events';
import { OutboxRelay } from '#platform/outbox/relay';
import { WebhooksOutside } from '../../../src/identity/persistence/webhooks/webhooks-outside.js';
import { emptied } from '../../support/emptied.js';
import { Counted, EachTime, NOBODY, subscribersOf } from '../../support/events-kit.js';
import { PersistenceKit } from '../../support/persistence-kit.js';
import { until } from '../../support/until.js';

interface Delivered {
  readonly webhook: string;
  readonly school: string | null;
  readonly n: number;
}

/** A registry that found just these events. */
function registryOf(...events: DomainEventClass[]): PublicEvents {
  const { useValue } = publicEvents(...events) as { useValue: PublicEventList };
  return new PublicEvents({ getProviders: () => [{ instance: useValue }] } as never);
}

let kit: PersistenceKit;
let relay: OutboxRelay;
let district: string;
let hill: string;
let lake: string;

const relayWith = async (registry: PublicEvents, stale = NOBODY.stale) =>
  new OutboxRelay(
    kit.replica().database,
    await subscribersOf(EachTime),
    { ...NOBODY, stale },
    new WebhooksOutside(registry),
  );

beforeAll(async () => {
  kit = await PersistenceKit.start();
  relay = await relayWith(registryOf(Counted));
});
beforeEach(async () => {
  await emptied(kit.admin, 'platform.outbox, platform.jobs, identity.webhooks');
  [hill, lake] = [await kit.school(), await kit.school()];
  const [row] = await kit.rows<{ id: string }>(
    'select district_id as id from identity.schools where id = $1',
    [hill],
  );
  district = row!.id;
});
afterAll(() => kit.stop());

const webhook = async (owner: { school?: string; district?: string }, types = ['*'], state = 'active') => {
  const id = newId();
  await kit.admin.query(
    `insert into identity.webhooks (id, school_id, district_id, url, label, event_types, state, secrets, health, created_at)
     values ($1, $2, $3, 'https://example.org/', 'A test', $4, $5, '[]', '{}', now())`,
    [id, owner.school ?? null, owner.district ?? null, types, state],
  );
  return id;
};
/** An event as a transaction of the school would have left it; of none, when it is null. */
const happens = async (school: string | null, n: number, data: object = {}) =>
  void (await kit.admin.query(
    `insert into platform.outbox (id, type, aggregate_id, school_id, data) values ($1, $2, $3, $4, $5)`,
    [newId(), Counted.type, newId(), school, { n, ...data }],
  ));
const drain = async (by = relay) => {
  while ((await by.tick()) > 0);
};
const delivered = () =>
  kit.rows<Delivered>(
    `select webhook_id as webhook, event_school_id as school, (data ->> 'n')::int as n
     from identity.webhook_deliveries order by n, webhook_id`,
  );
const jobs = () =>
  kit.rows<{ school: string | null; delivery: string }>(
    `select school_id as school, payload ->> 'deliveryId' as delivery from platform.jobs
     where kind = 'identity.deliver_webhook' and state = 'waiting'`,
  );

describe('the relay tells webhooks', () => {
  it('K2 what happens in their school, and in no other', async () => {
    const [ofHill, ofLake] = [await webhook({ school: hill }), await webhook({ school: lake })];
    await happens(hill, 1);
    await happens(lake, 2);
    await drain();
    expect(await delivered()).toEqual([
      { webhook: ofHill, school: hill, n: 1 },
      { webhook: ofLake, school: lake, n: 2 },
    ]);
    expect(new Set((await jobs()).map(({ school }) => school))).toEqual(new Set([hill, lake]));
  });

  it('K2 what happens in the schools of their district, and to the district itself', async () => {
    const ofDistrict = await webhook({ district });
    await happens(hill, 1);
    await happens(lake, 2);
    await happens(null, 3, { districtId: district });
    await happens(null, 4);
    await drain();
    expect(await delivered()).toEqual([
      { webhook: ofDistrict, school: hill, n: 1 },
      { webhook: ofDistrict, school: null, n: 3 },
    ]);
    // Nobody's school: the job is the platform's, and reaches the delivery by what it is about.
    expect((await jobs()).map(({ school }) => school)).toEqual([null, null]);
  });

  it('where an event says itself in which school it happened, and nothing when that is no school', async () => {
    const ofHill = await webhook({ school: hill });
    await happens(null, 1, { schoolId: hill });
    await happens(null, 2, { schoolId: 'hill' });
    await happens(null, 3, { schoolId: { nested: hill } });
    await drain();
    expect(await delivered()).toEqual([{ webhook: ofHill, school: hill, n: 1 }]);
  });

  it('K2 not what a school says of another one', async () => {
    await webhook({ school: lake });
    await happens(hill, 1, { schoolId: lake });
    await drain();
    expect(await delivered()).toEqual([]);
  });

  it('only the types that they asked for, and only while they are active', async () => {
    const wanted = [
      await webhook({ school: hill }, [Counted.type, '*']),
      await webhook({ school: hill }, ['test.*']),
    ];
    await webhook({ school: hill }, ['test.other', 'testing.*']);
    await webhook({ school: hill }, ['*'], 'paused');
    await happens(hill, 1);
    await drain();
    expect((await delivered()).map(({ webhook: id }) => id)).toEqual(wanted.toSorted());
  });

  it('no event that is not public', async () => {
    await webhook({ school: hill });
    await happens(hill, 1);
    await drain(await relayWith(registryOf()));
    expect(await delivered()).toEqual([]);
  });

  it('R4 of exactly what was handed on: killed before its commit, it has told of nothing; the next one tells once', async () => {
    await webhook({ school: hill });
    for (let n = 1; n <= 5; n++) await happens(hill, n);
    const kill = () =>
      kit.admin
        .query(
          `select pg_terminate_backend(pid) from pg_stat_activity
           where usename = 'lyceum_relay' and datname = current_database() and state like 'idle in transaction%'`,
        )
        .then(() => undefined);
    await expect((await relayWith(registryOf(Counted), kill)).tick()).rejects.toThrow(/terminat|connection/i);
    expect([await delivered(), await jobs()]).toEqual([[], []]);
    // It hears of its end before it has let go of the lock.
    const held = `select from pg_locks join pg_stat_activity using (pid) where usename = 'lyceum_relay' and datname = current_database()`;
    await until(async () => (await kit.rows(held)).length === 0, 'the lock to be let go of');
    await drain();
    await drain();
    expect((await delivered()).map(({ n }) => n)).toEqual([1, 2, 3, 4, 5]);
    expect(new Set((await jobs()).map(({ delivery }) => delivery)).size).toBe(5);
  });
});

describe('the tables of webhooks (K1)', () => {
  /** What the app role sees of deliveries and webhooks under these settings. */
  async function seen(settings: Readonly<Record<string, string>>): Promise<number[]> {
    const client: pg.Client = await kit.connectionOf('app');
    await client.query('begin');
    for (const [name, value] of Object.entries(settings))
      await client.query('select set_config($1, $2, true)', [name, value]);
    const { rows } = await client.query<{ n: number }>(
      `select count(*)::int as n from identity.webhook_deliveries
       union all select count(*)::int from identity.webhooks`,
    );
    await client.end();
    return rows.map(({ n }) => n);
  }

  it('show a school its own, a job the one that it delivers, and nobody else anything', async () => {
    await webhook({ school: hill });
    await webhook({ district });
    await happens(hill, 1);
    await drain();
    const [ofDistrict] = await kit.rows<{ id: string }>(
      `select id from platform.jobs where kind = 'identity.deliver_webhook' and school_id is null`,
    );
    const [reaction] = await kit.rows<{ id: string }>(`select id from platform.jobs where kind = 'reaction'`);
    expect(await seen({ 'app.school_id': hill })).toEqual([1, 1]);
    expect(await seen({ 'app.school_id': lake })).toEqual([0, 0]);
    expect(await seen({ 'app.job_id': ofDistrict!.id })).toEqual([1, 1]);
    expect(await seen({ 'app.job_id': reaction!.id })).toEqual([0, 0]);
    expect(await seen({})).toEqual([0, 0]);
    expect(await seen({ 'app.person_id': await kit.person() })).toEqual([0, 0]);
  });

  it('are not open to the relay, which may only have them told', async () => {
    const client = await kit.connectionOf('relay');
    for (const table of ['webhooks', 'webhook_deliveries'])
      await expect(client.query(`select from identity.${table}`)).rejects.toThrow(/permission denied/);
    await client.end();
  });
});
