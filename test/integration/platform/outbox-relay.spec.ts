import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '#domain/kernel/id';
import { RelayPump } from '#platform/outbox/relay-pump';
import type { OutboxRelay } from '#platform/outbox/relay';
import type { Subscribers } from '#platform/outbox/subscribers';
import {
  BrokenFilter,
  Coalesced,
  counted,
  counterTopic,
  Defective,
  EachTime,
  EvenOnly,
  InOrder,
  latecomer,
  relayOf,
  ShowCount,
  subscribersOf,
} from '../../support/events-kit.js';
import { PersistenceKit, type TestReplica } from '../../support/persistence-kit.js';
import { until } from '../../support/until.js';

interface Handed {
  readonly counter: string;
  readonly n: number;
  readonly position: number;
}

let kit: PersistenceKit;
let writer: TestReplica;
let subscribers: Subscribers;
let relay: OutboxRelay;
let school: string;

beforeAll(async () => {
  kit = await PersistenceKit.start();
  writer = kit.replica({ size: 8 });
  subscribers = await subscribersOf(ShowCount, EachTime, InOrder, Coalesced);
  relay = relayOf(kit.replica(), subscribers);
});
beforeEach(async () => {
  school = await kit.school();
});
afterEach(() =>
  kit.admin.query(`
    truncate platform.outbox, platform.jobs, platform.topics, platform.topic_messages;
    update platform.relay set last_position = 0, last_message = 0`),
);
afterAll(() => kit.stop());

const count = (id: string, ...numbers: number[]) => counted(writer, school, id, numbers);
const range = (length: number, from = 1) => Array.from({ length }, (_, i) => from + i);

/** What was handed on, by position. */
const handedOn = () =>
  kit.rows<Handed>(`
    select aggregate_id as counter, (data->>'n')::int as n, position::int from platform.outbox
    where position is not null order by position`);
const waiting = async () => (await kit.rows('select from platform.outbox where position is null')).length;
const messages = (topic: string) =>
  kit.rows<{ seq: number; n: number }>(
    `select seq::int, (data->>'n')::int as n from platform.topic_messages where topic = $1 order by seq`,
    [topic],
  );
const jobsOf = (reaction: string) =>
  kit.rows<{ n: number; counter: string; order_key: string | null; kind: string; state: string }>(
    `select (payload->'event'->'data'->>'n')::int as n, payload->'event'->>'aggregateId' as counter, order_key, kind, state
     from platform.jobs where payload->>'reaction' = $1 order by n`,
    [reaction],
  );

async function drain(by: OutboxRelay = relay): Promise<void> {
  while ((await by.tick()) > 0);
}

describe('the relay', () => {
  it('hands on each event once: a position, the messages of its topics, a job for each reaction', async () => {
    const id = newId();
    await count(id, 1, 2);
    expect(await relay.tick()).toBe(2);
    expect(await relay.tick()).toBe(0);
    expect(await handedOn()).toEqual([
      { counter: id, n: 1, position: 1 },
      { counter: id, n: 2, position: 2 },
    ]);
    expect(await messages(counterTopic(id))).toEqual([
      { seq: 1, n: 1 },
      { seq: 2, n: 2 },
    ]);
    expect(await jobsOf('test.each')).toMatchObject([{ n: 1 }, { n: 2 }]);
    expect(await jobsOf('test.in-order')).toMatchObject([
      { kind: 'reaction-at-end', order_key: `test.in-order:${id}` },
      { kind: 'reaction-at-end', order_key: `test.in-order:${id}` },
    ]);
  });

  it('loses only the message of an announcer with a defect, and nothing of the others', async () => {
    const id = newId();
    await count(id, 1);
    await drain(relayOf(kit.replica(), await subscribersOf(Defective, ShowCount, EachTime)));
    expect(await messages(counterTopic(id))).toHaveLength(1);
    expect(await jobsOf('test.each')).toHaveLength(1);
  });

  it('makes no job of an event that a reaction does not mind; a filter with a defect lets it through', async () => {
    await count(newId(), 1, 2, 3, 4);
    await drain(relayOf(kit.replica(), await subscribersOf(EvenOnly, BrokenFilter)));
    expect((await jobsOf('test.even')).map(({ n }) => n)).toEqual([2, 4]);
    expect((await jobsOf('test.broken-filter')).map(({ n }) => n)).toEqual([1, 2, 3, 4]);
  });

  it('hands on nothing of what was rolled back', async () => {
    const late = await latecomer(kit, school, newId(), 1);
    await late.end('rollback');
    expect(await relay.tick()).toBe(0);
  });

  it('keeps the order of one aggregate, and hands on more than one batch', async () => {
    const ids = [newId(), newId(), newId()];
    await Promise.all(ids.map((id) => count(id, ...range(250))));
    expect(await relay.tick()).toBe(500);
    expect(await relay.tick()).toBe(250);
    const events = await handedOn();
    expect(events.map(({ position }) => position)).toEqual(range(750));
    for (const id of ids) {
      expect(events.filter(({ counter }) => counter === id).map(({ n }) => n)).toEqual(range(250));
      expect((await messages(counterTopic(id))).map(({ seq, n }) => [seq, n])).toEqual(
        range(250).map((n) => [n, n]),
      );
    }
    expect((await messages('counters')).map(({ seq }) => seq)).toEqual(range(750));
  });
});

describe('an event whose transaction commits late (K5, R5)', () => {
  it('is not missed, and holds up nobody', async () => {
    const [slow, quick] = [newId(), newId()];
    const late = await latecomer(kit, school, slow, 1);
    for (const n of range(20)) await count(quick, n);
    await drain();
    expect((await handedOn()).map(({ n }) => n)).toEqual(range(20));
    await late.end('commit');
    await drain();
    expect((await handedOn()).at(-1)).toEqual({ counter: slow, n: 1, position: 21 });
    expect(await messages(counterTopic(slow))).toEqual([{ seq: 1, n: 1 }]);
    expect(await waiting()).toBe(0);
  });

  it('would be missed by who reads on from the highest number seen: the case is real', async () => {
    let cursor = 0;
    const seen: number[] = [];
    const look = async () => {
      const rows = await kit.rows<{ written: number; n: number }>(
        `select written::int, (data->>'n')::int as n from platform.outbox where written > $1 order by written`,
        [cursor],
      );
      cursor = rows.at(-1)?.written ?? cursor;
      seen.push(...rows.map(({ n }) => n));
    };
    const late = await latecomer(kit, school, newId(), 99);
    for (const n of range(3)) await count(newId(), n);
    await look();
    await late.end('commit');
    await look();
    expect(seen).toEqual([1, 2, 3]);
    await drain();
    expect(new Set((await handedOn()).map(({ n }) => n))).toEqual(new Set([1, 2, 3, 99]));
  });
});

describe('several relays at once', () => {
  it('K5, R5 take turns: one position an event, one job a reaction, no gap in any topic', async () => {
    const ids = range(6).map(() => newId());
    const pumps = range(3).map(() => new RelayPump(relayOf(kit.replica(), subscribers)));
    pumps.forEach((pump) => pump.start());
    await Promise.all(
      ids.map(async (id) => {
        for (const n of range(40)) await count(id, n);
      }),
    );
    await until(async () => (await waiting()) === 0, 'everything to be handed on');
    await Promise.all(pumps.map((pump) => pump.stop()));
    const events = await handedOn();
    expect(events.map(({ position }) => position)).toEqual(range(240));
    const jobs = await jobsOf('test.each');
    expect(jobs).toHaveLength(240);
    for (const id of ids) {
      expect(events.filter(({ counter }) => counter === id).map(({ n }) => n)).toEqual(range(40));
      expect(jobs.filter(({ counter }) => counter === id).map(({ n }) => n)).toEqual(range(40));
      expect(await messages(counterTopic(id))).toEqual(range(40).map((n) => ({ seq: n, n })));
    }
    expect((await messages('counters')).map(({ seq }) => seq)).toEqual(range(240));
  });

  it('do not wait for one that hangs: it keeps its turn and nothing else', async () => {
    await count(newId(), 1);
    let go!: () => void;
    let begin!: () => void;
    const free = new Promise<void>((resolve) => (go = resolve));
    const begun = new Promise<void>((resolve) => (begin = resolve));
    const hang = () => {
      begin();
      return free;
    };
    const hanging = relayOf(kit.replica(), subscribers, { stale: hang }).tick();
    await begun;
    expect(await relay.tick()).toBe(0);
    expect(await count(newId(), 2)).toBeUndefined();
    go();
    expect(await hanging).toBe(1);
    expect(await relay.tick()).toBe(1);
  });
});

describe('a relay that is killed', () => {
  /** Ends the relay's connection when everything is written and nothing committed. */
  async function killedWhileAtIt(): Promise<void> {
    await kit.admin.query(`
      create function public.die() returns trigger language plpgsql as
        'begin perform pg_terminate_backend(pg_backend_pid()); return null; end';
      create constraint trigger dies after insert on platform.topic_messages deferrable initially deferred
        for each row execute function public.die();
      alter function public.die() security definer`);
    try {
      await relayOf(kit.replica(), subscribers).tick();
    } finally {
      await kit.admin.query('drop trigger dies on platform.topic_messages; drop function public.die()');
    }
  }

  it('R1, K5 has handed on nothing, and the next one hands on all of it once', async () => {
    const id = newId();
    await count(id, ...range(10));
    await expect(killedWhileAtIt()).rejects.toThrow(/terminat|connection/i);
    expect([await handedOn(), await messages('counters'), await jobsOf('test.each')]).toEqual([[], [], []]);
    expect(await waiting()).toBe(10);
    await drain();
    expect((await handedOn()).map(({ position }) => position)).toEqual(range(10));
    expect((await messages(counterTopic(id))).map(({ seq }) => seq)).toEqual(range(10));
    expect(await jobsOf('test.each')).toHaveLength(10);
  });

  it('does not end the pump', async () => {
    let kills = 0;
    const replica = kit.replica();
    const kill = async () => {
      if (kills++ > 0) return;
      await kit.admin.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = 'lyceum_relay'`,
      );
    };
    const pump = new RelayPump(relayOf(replica, subscribers, { stale: kill }));
    pump.start();
    await count(newId(), 1);
    await until(async () => (await waiting()) === 0, 'the pump to go on');
    await pump.stop();
    expect(kills).toBeGreaterThan(1);
    expect(await jobsOf('test.each')).toHaveLength(1);
  });
});

describe('a pump', () => {
  it('finds what another process has committed, and hands on the rest before it ends', async () => {
    const pump = new RelayPump(relay);
    pump.start();
    await count(newId(), 1);
    await until(async () => (await waiting()) === 0, 'the pump to look');
    await count(newId(), 2);
    await pump.stop();
    expect(await waiting()).toBe(0);
    await count(newId(), 3);
    expect(await waiting()).toBe(1);
  });
});

describe('a reaction that is coalesced', () => {
  const coalesced = () => jobsOf('test.coalesced');

  it('waits once for however many events, in one batch or several, for each school', async () => {
    await count(newId(), 1, 2);
    await drain();
    await count(newId(), 3);
    await drain();
    expect(await coalesced()).toHaveLength(1);
    await counted(writer, await kit.school(), newId(), [4]);
    await drain();
    expect(await coalesced()).toHaveLength(2);
  });

  it('waits again once the one before it has begun, for that may not have seen the event', async () => {
    await count(newId(), 1);
    await drain();
    await kit.admin.query(
      `update platform.jobs set state = 'running', lease_until = now() + interval '1 minute'`,
    );
    await count(newId(), 2);
    await drain();
    expect((await coalesced()).map(({ state }) => state).toSorted()).toEqual(['running', 'waiting']);
  });
});
