import type pg from 'pg';
import { newId } from '#domain/kernel/id';
import type { Database } from '../persistence/database.js';
import { prepared } from '../persistence/statement.js';
import { announce, append, lockRelay, type DatedMessage } from '../realtime/topic-log.js';
import type { EventEnvelope } from './event-envelope.js';
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

const enqueueReactions = prepared(`
  insert into platform.jobs
    (id, kind, school_id, person_id, payload, once_key, order_key, coalesce_key, request_id, traceparent)
  select j.id, j.kind, j.school_id, j.person_id, j.payload, j.once_key, j.order_key, j.coalesce_key, j.request_id,
    j.traceparent
  from jsonb_to_recordset($1::jsonb) as j (id uuid, kind text, school_id uuid, person_id uuid, payload jsonb,
    once_key text, order_key text, coalesce_key text, request_id text, traceparent text)
  where j.coalesce_key is null or not exists (
    select from platform.jobs w where w.coalesce_key = j.coalesce_key and w.state = 'waiting')
  on conflict do nothing`);

/** An event with the trace that it belongs to, which is nobody's business but the job's. */
type TracedEvent = EventEnvelope & { readonly traceparent: string | null };

interface ReactionJob {
  readonly id: string;
  readonly coalesce_key: string | null;
  readonly [column: string]: unknown;
}

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
    /** Told of the jobs that reactions became, once they are committed. */
    private readonly onJobs: (jobIds: readonly string[]) => void,
    /** Makes cached values stale in the tier that all replicas share, before the replicas are told. */
    private readonly evict: (tags: readonly string[]) => Promise<void>,
  ) {}

  /** Hands on one batch. Returns how many events it was; 0 also when another process is at it. */
  async tick(): Promise<number> {
    const { rows } = await this.database.relay.query<{ waiting: boolean }>({ ...anyWaiting });
    if (!rows[0]?.waiting) return 0;
    const client = await this.database.relay.connect();
    try {
      await client.query('begin');
      const handed = await this.handOn(client);
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
    const state = await lockRelay(client, false);
    if (!state) return NOTHING;
    const { rows: events } = await client.query<TracedEvent>({ ...nextEvents });
    if (events.length === 0) return NOTHING;
    const { messages, tags } = this.announcements(events);
    const jobs = distinct(events.flatMap((event) => this.reactionJobs(event)));
    const positioned = { values: [state.position.toString(), events.map(({ id }) => id)] };
    state.position += BigInt(events.length);
    await Promise.all([
      client.query({ ...givePositions, ...positioned }),
      append(client, state, messages),
      jobs.length > 0 && client.query({ ...enqueueReactions, values: [JSON.stringify(jobs)] }),
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

  private reactionJobs({ traceparent, ...event }: TracedEvent): ReactionJob[] {
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

/** Of the jobs that may be coalesced, one each; the statement leaves out those that already wait. */
function distinct(jobs: readonly ReactionJob[]): ReactionJob[] {
  return [...new Map(jobs.map((job) => [job.coalesce_key ?? job.id, job])).values()];
}
