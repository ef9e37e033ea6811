import type pg from 'pg';
import { newId } from '#domain/kernel/id';
import { token } from '#domain/kernel/token';
import type { Database } from '../persistence/database.js';
import { prepared, type Statement } from '../persistence/statement.js';
import type { Read } from '../persistence/tenant-reader.js';
import type { Doubt } from '../realtime/doubt.js';
import {
  announce,
  append,
  lockRelay,
  type DatedMessage,
  type LoggedMessage,
  type RelayState,
} from '../realtime/topic-log.js';
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

/** Whom the relay tells of what it has handed on. */
export interface Told {
  /** Of the jobs that events became, once they are committed. */
  jobs(jobIds: readonly string[]): void;
  /** Of what in caches is stale: the tier that all replicas share, before the replicas hear of it. */
  stale(tags: readonly string[]): Promise<void>;
  /** Of the messages that were logged behind the one with the id `after`, once they are committed. */
  messages(after: bigint, logged: readonly LoggedMessage[]): void;
}
export const Told = token<Told>('Told');

/** What events become, besides having a position. */
interface Handed {
  readonly events: readonly TracedEvent[];
  readonly messages: readonly DatedMessage[];
  readonly tags: readonly string[];
  readonly doubts: readonly Doubt[];
  readonly jobs: readonly RelayJob[];
}

/**
 * Hands committed events on: gives them positions in order, shows their messages to topics, and makes a job of each
 * reaction, all in one transaction, so each event is handed on exactly once. Events are found by what has no position
 * yet, not by a cursor over ids, so one that commits late is not missed, and a long transaction holds up nobody.
 */
export class OutboxRelay {
  constructor(
    private readonly database: Database,
    private readonly subscribers: Subscribers,
    private readonly told: Told,
    private readonly outside?: Outside,
  ) {}

  /**
   * Hands on one batch. Returns how many events it was; 0 also when another process is at it.
   * @param sure that there is something: it is not asked first
   */
  async tick(sure = false): Promise<number> {
    if (!sure && !(await this.anyWaiting())) return 0;
    const client = await this.database.relay.connect();
    try {
      const [, events] = await Promise.all([client.query('begin'), this.handOn(client)]);
      client.release();
      return events;
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

  private async anyWaiting(): Promise<boolean> {
    const { rows } = await this.database.relay.query<{ waiting: boolean }>({ ...anyWaiting });
    return rows[0]!.waiting;
  }

  /** Within the transaction that has begun on the connection; ends it. */
  private async handOn(client: pg.PoolClient): Promise<number> {
    // In one round trip: the events are read once the lock is had, so they have no position yet; without it they are not ours.
    const [state, { rows: events }] = await Promise.all([
      lockRelay(client, false),
      client.query<TracedEvent>({ ...nextEvents }),
    ]);
    if (!state || events.length === 0) {
      await client.query('rollback');
      return 0;
    }
    const { messages, tags, doubts } = this.announcements(events);
    const told = (await this.outside?.tell(events, readingOn(client))) ?? [];
    const jobs = [...distinct(events.flatMap((event) => this.reactionJobs(event))), ...told];
    await this.told.stale(tags);
    const after = state.message;
    const logged = await this.keep(client, state, { events, messages, tags, doubts, jobs });
    this.told.jobs(jobs.map(({ id }) => id));
    this.told.messages(after, logged);
    return events.length;
  }

  /** The second round trip: everything, and the commit. */
  private async keep(client: pg.PoolClient, state: RelayState, handed: Handed): Promise<LoggedMessage[]> {
    const { events, messages, tags, doubts, jobs } = handed;
    const positioned = { values: [state.position.toString(), events.map(({ id }) => id)] };
    state.position += BigInt(events.length);
    const [logged, , , , done] = await Promise.all([
      append(client, state, messages),
      client.query({ ...givePositions, ...positioned }),
      jobs.length > 0 && client.query({ ...placeJobs, values: [JSON.stringify(jobs)] }),
      announce(client, state, tags, doubts),
      client.query('commit'),
    ]);
    if (done.command !== 'COMMIT') throw new Error('The relay had failed and was rolled back.');
    return logged;
  }

  private announcements(events: readonly EventEnvelope[]): Pick<Handed, 'messages' | 'tags' | 'doubts'> {
    const messages: DatedMessage[] = [];
    const tags = new Set<string>();
    const doubted = new Map<string | null, Set<string>>();
    for (const event of events) {
      for (const announcement of this.subscribers.announcementsOf(event)) {
        const { messages: shown = [], evict = [], askAgain = [] } = announcement;
        messages.push(...shown.map((message) => ({ ...message, occurredAt: event.occurredAt })));
        evict.forEach((tag) => tags.add(tag));
        const topics = doubted.get(event.schoolId) ?? new Set<string>();
        askAgain.forEach((topic) => topics.add(topic));
        doubted.set(event.schoolId, topics);
      }
    }
    const doubts = [...doubted].map(([schoolId, topics]) => ({ schoolId, topics: [...topics] }));
    return { messages, tags: [...tags], doubts };
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
