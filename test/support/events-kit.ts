import { Test } from '@nestjs/testing';
import { DiscoveryModule } from '@nestjs/core';
import { Logger, type Type } from '@nestjs/common';
import { AggregateRoot } from '#domain/kernel/aggregate-root';
import { DomainEvent } from '#domain/kernel/domain-event';
import { newId } from '#domain/kernel/id';
import type { Envelope } from '#platform/outbox/event-envelope';
import {
  Announces,
  ReactsTo,
  type Announcement,
  type Announcer,
  type Reaction,
} from '#platform/outbox/reactions';
import { OutboxRelay, type Told } from '#platform/outbox/relay';
import { Subscribers } from '#platform/outbox/subscribers';
import { transaction } from '#platform/persistence/transaction';
import { member, type PersistenceKit, type TestReplica } from './persistence-kit.js';

/** What happened to a {@link Counter}. */
export class Counted extends DomainEvent<{ readonly n: number; readonly tags?: readonly string[] }> {
  static override readonly type = 'test.counted';
}

/** Counts, and tells. */
export class Counter extends AggregateRoot {
  constructor(readonly id: string = newId()) {
    super();
  }

  count(n: number, tags?: readonly string[]): void {
    this.record(new Counted(this.id, { n, ...(tags && { tags }) }));
  }
}

export const counterTopic = (id: string) => `counter:${id}`;

@Announces(Counted)
export class ShowCount implements Announcer<Counted> {
  announce({ aggregateId, type, data }: Envelope<Counted>): Announcement {
    return {
      messages: [
        { topic: counterTopic(aggregateId), type, data: { n: data.n } },
        { topic: 'counters', type, data: { counter: aggregateId, n: data.n } },
      ],
      ...(data.tags && { evict: data.tags }),
    };
  }
}

@Announces(Counted)
export class Defective implements Announcer<Counted> {
  announce(): Announcement {
    throw new Error('a defect');
  }
}

@ReactsTo(Counted, { name: 'test.each' })
export class EachTime implements Reaction<Counted> {
  async react(): Promise<void> {}
}

@ReactsTo(Counted, { name: 'test.in-order', inOrder: true, completes: 'at-end' })
export class InOrder implements Reaction<Counted> {
  async react(): Promise<void> {}
}

@ReactsTo(Counted, { name: 'test.coalesced', coalesce: ({ schoolId }) => String(schoolId) })
export class Coalesced implements Reaction<Counted> {
  async react(): Promise<void> {}
}

@ReactsTo(Counted, { name: 'test.even', when: ({ data }) => (data as { n: number }).n % 2 === 0 })
export class EvenOnly implements Reaction<Counted> {
  async react(): Promise<void> {}
}

@ReactsTo(Counted, {
  name: 'test.broken-filter',
  when: () => {
    throw new Error('a defect');
  },
})
export class BrokenFilter implements Reaction<Counted> {
  async react(): Promise<void> {}
}

/** The subscribers of an application that consists of these. */
export async function subscribersOf(...listeners: Type[]): Promise<Subscribers> {
  const module = await Test.createTestingModule({
    imports: [DiscoveryModule],
    providers: [Subscribers, ...listeners],
  }).compile();
  Logger.overrideLogger(false); // which the testing module has replaced
  return module.get(Subscribers);
}

/** A relay as a worker has one, on that worker's own connections. */
export function relayOf(
  { database }: TestReplica,
  subscribers: Subscribers,
  told: Partial<Told> = {},
): OutboxRelay {
  return new OutboxRelay(database, subscribers, { ...NOBODY, ...told });
}

/** Hears nothing of what a relay tells. */
export const NOBODY: Told = {
  jobs: () => undefined,
  stale: async () => undefined,
  messages: () => undefined,
};

/** A unit of work in which the counter counts, once for each number. */
export function counted(
  { unitOfWork }: TestReplica,
  schoolId: string,
  id: string,
  numbers: readonly number[],
  tags?: readonly string[],
): Promise<void> {
  return unitOfWork.run(member(schoolId), async () => {
    const counter = new Counter(id);
    transaction().track(counter);
    for (const n of numbers) counter.count(n, tags);
  });
}

/** A transaction that has written its event and commits late. */
export async function latecomer(kit: PersistenceKit, schoolId: string, id: string, n: number) {
  const client = await kit.connectionOf('app');
  await client.query('begin');
  await client.query(`select set_config('app.school_id', $1, true)`, [schoolId]);
  await client.query(
    `insert into platform.outbox (id, type, aggregate_id, school_id, data) values ($1, $2, $3, $4, $5)`,
    [newId(), Counted.type, id, schoolId, { n }],
  );
  return {
    end: async (how: 'commit' | 'rollback') => {
      await client.query(how);
      await client.end();
    },
  };
}
