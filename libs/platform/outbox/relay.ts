import type pg from 'pg';
import { newId } from '#domain/kernel/id';
import type { Database } from '../persistence/database.js';
import { prepared, type Statement } from '../persistence/statement.js';
import type { Read } from '../persistence/tenant-reader.js';
import { announce, append, lockRelay, type DatedMessage } from '../realtime/topic-log.js';
import type { EventEnvelope } from './event-envelope.js';
import type { Outside } from './outside.js';
import { placeJobs, type RelayJob } from './relay-job.js';
import type { Subscribers } from './subscribers.js';

const BATCH = 500;

const anyWaiting = prepared(`select exists (select from platform.outbox where position is null) as waiting`);

const lag = prepared(`
  select coalesce(extract(epoch from now() - min(occurred_at)), 0)::float8 as seconds
  from platform.outbox where position is null`);

const nextEvents = prepared(`
  select id, type, aggregate_id as "aggregateId", school_id as "schoolId", person_id as "personId",
    request_id as "requestId", to_json(occurred_at)#>>'{}' as "occurredAt", data, traceparent
  from platform.outbox where position is null order by written limit ${BATCH}`);

const givePositions = prepared(`
  update platform.outbox o set position = $1::bigint + e.nth, relayed_at = now()
  from unnest($2::uuid[]) with ordinality as e (id, nth) where o.id = e.id`);

/** An event with the trace that it belongs to, which is nobody's business but the job's. */
type TracedEvent = EventEnvelope & { readonly traceparent: string | null };

interface Handed {
  readonly events: number;
  readonly jobs: readonly string[];
  readonly tags: readonly string[];
}
const NOTHING: Handed = { events: 0, jobs: [], tags: [] };

/**
 * Hands committed events on: gives them positions in order, shows their messages to topics, and makes a job of each
 * reaction, all in one transaction, so each event is handed on exactly once. Events are found by what has no position
 * yet, not by a cursor over ids, so one that commits late is not missed, and a long transaction holds up nobody.
 */
export class OutboxRelay {
  constructor(
    private readonly database: Database,
    private readonly subscribers: Subscribers,
    /** Told of the jobs that events became, once they are committed. */
    private readonly onJobs: (jobIds: readonly string[]) => void,
    /** Makes cached values stale in the tier that all replicas share, before the replicas are told. */
    private readonly evict: (tags: readonly string[]) => Promise<void>,
    private readonly outside?: Outside,
  ) {}

  /** Hands on one batch. Returns how many events it was; 0 also when another process is at it. */
  async tick(): Promise<number> {
    const { rows } = await this.database.relay.query<{ waiting: boolean }>({ ...anyWaiting });
    if (!rows[0]?.waiting) return 0;
    const client = await this.database.relay.connect();
    try {
      const [, handed] = await Promise.all([client.query('begin'), this.handOn(client)]);
      await this.evict(handed.tags);
      await client.query('commit');
      client.release();
      this.onJobs(handed.jobs);
      return handed.events;
    } catch (error) {
      client.release(error as Error);
      throw error;
    }
  }

  /** The age of the oldest event that waits, in seconds; 0 when none does. */
  async lagSeconds(): Promise<number> {
    const { rows } = await this.database.relay.query<{ seconds: number }>({ ...lag });
    return rows[0]!.seconds;
  }

  private async handOn(client: pg.PoolClient): Promise<Handed> {
    // In one round trip: the events are read once the lock is had, so they have no position yet; without it they are not ours.
    const [state, { rows: events }] = await Promise.all([
      lockRelay(client, false),
      client.query<TracedEvent>({ ...nextEvents }),
    ]);
    if (!state || events.length === 0) return NOTHING;
    const { messages, tags } = this.announcements(events);
    const told = (await this.outside?.tell(events, readingOn(client))) ?? [];
    const jobs = [...distinct(events.flatMap((event) => this.reactionJobs(event))), ...told];
    const positioned = { values: [state.position.toString(), events.map(({ id }) => id)] };
    state.position += BigInt(events.length);
    await Promise.all([
      client.query({ ...givePositions, ...positioned }),
      append(client, state, messages),
      jobs.length > 0 && client.query({ ...placeJobs, values: [JSON.stringify(jobs)] }),
      announce(client, state, tags),
    ]);
    return { events: events.length, jobs: jobs.map(({ id }) => id), tags };
  }

  private announcements(events: readonly EventEnvelope[]): { messages: DatedMessage[]; tags: string[] } {
    const messages: DatedMessage[] = [];
    const tags = new Set<string>();
    for (const event of events) {
      for (const { messages: shown = [], evict = [] } of this.subscribers.announcementsOf(event)) {
        messages.push(...shown.map((message) => ({ ...message, occurredAt: event.occurredAt })));
        evict.forEach((tag) => tags.add(tag));
      }
    }
    return { messages, tags: [...tags] };
  }

  private reactionJobs({ traceparent, ...event }: TracedEvent): RelayJob[] {
    return this.subscribers.reactionsTo(event).map(({ name, inOrder, completes, coalesce }) => {
      const coalesced = coalesce && `${name}:${coalesce(event)}`;
      return {
        id: newId(),
        kind: completes === 'at-end' ? 'reaction-at-end' : 'reaction',
        school_id: event.schoolId,
        person_id: event.personId,
        payload: { reaction: name, event },
        once_key: `${name}:${event.id}`,
        order_key: coalesced ?? (inOrder ? `${name}:${event.aggregateId}` : null),
        coalesce_key: coalesced ?? null,
        request_id: event.requestId,
        traceparent,
      };
    });
  }
}

/** For a context that has something to say within the relay's transaction. */
function readingOn(client: pg.PoolClient): Read {
  return async <Row extends object>(statement: Statement, values: readonly unknown[] = []) =>
    (await client.query<Row>({ ...statement, values: [...values] })).rows;
}

/** Of the jobs that may be coalesced, one each; the statement leaves out those that already wait. */
function distinct(jobs: readonly RelayJob[]): RelayJob[] {
  return [...new Map(jobs.map((job) => [job.coalesce_key ?? job.id, job])).values()];
}
