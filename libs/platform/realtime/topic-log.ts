import type pg from 'pg';
import type { Database } from '../persistence/database.js';
import { prepared } from '../persistence/statement.js';
import type { TopicMessage } from '../outbox/reactions.js';
import type { Doubt } from './doubt.js';
import { noticesOf } from './notice.js';

/** Where every process hears that there is something new; a hint only, the log is the truth (R5). */
export const RELAY_CHANNEL = 'lyceum_relay';

/** A message as clients receive it. */
export interface LoggedMessage {
  readonly topic: string;
  /** Rises by one for each message of the topic. */
  readonly seq: number;
  readonly type: string;
  readonly occurredAt: string;
  readonly data: object;
}

/** How far the relay is: the last position given to an event, the last id given to a message. */
export interface RelayState {
  position: bigint;
  message: bigint;
}

export type DatedMessage = TopicMessage & { readonly occurredAt: string };

const lockState = `select last_position as position, last_message as message from platform.relay for update`;
const lock = prepared(lockState);
const tryLock = prepared(`${lockState} skip locked`);

const appendMessages = prepared(`
  with given as (
    select m.topic, m.type, m.data, m.at, m.n, row_number() over (partition by m.topic order by m.n) as nth,
      count(*) over (partition by m.topic) as added
    from json_to_recordset($1::json) as m (topic text, type text, data json, at timestamptz, n int)
  ), counted as (
    insert into platform.topics as t (name, last_seq)
    select topic, count(*) from given group by topic order by topic
    on conflict (name) do update set last_seq = t.last_seq + excluded.last_seq
    returning name, last_seq
  )
  insert into platform.topic_messages (topic, seq, id, type, data, occurred_at)
  select g.topic, c.last_seq - g.added + g.nth, $2::bigint + g.n, g.type, g.data, g.at
  from given g join counted c on c.name = g.topic
  returning (id - $2::bigint)::int as n, seq::float8 as seq`);

const saveState = prepared(`update platform.relay set last_position = $1, last_message = $2 where only_one`);
const notify = prepared(`select pg_notify('${RELAY_CHANNEL}', said) from unnest($1::text[]) said`);

/** Locks the relay's row, so that one process at a time gives positions and sequence numbers. */
export async function lockRelay(client: pg.PoolClient, wait: boolean): Promise<RelayState | undefined> {
  const { rows } = await client.query<{ position: string; message: string }>(
    wait ? { ...lock } : { ...tryLock },
  );
  const row = rows[0];
  return row && { position: BigInt(row.position), message: BigInt(row.message) };
}

/** Gives the messages the next sequence numbers of their topics and stores them, in one statement. */
export async function append(
  client: pg.PoolClient,
  state: RelayState,
  messages: readonly DatedMessage[],
): Promise<LoggedMessage[]> {
  if (messages.length === 0) return [];
  const rows = messages.map(({ topic, type, data, occurredAt }, i) => ({
    topic,
    type,
    data,
    at: occurredAt,
    n: i + 1,
  }));
  const values = [JSON.stringify(rows), state.message.toString()];
  state.message += BigInt(messages.length);
  const { rows: given } = await client.query<{ n: number; seq: number }>({ ...appendMessages, values });
  const seqs = new Map(given.map(({ n, seq }) => [n, seq]));
  return messages.map(({ topic, type, occurredAt, data }, i) => ({
    topic,
    seq: seqs.get(i + 1)!,
    type,
    occurredAt,
    data,
  }));
}

/** Saves how far the relay is and, on commit, tells every process of new messages, stale cache tags and rights in doubt. */
export function announce(
  client: pg.PoolClient,
  state: RelayState,
  tags: readonly string[],
  doubts: readonly Doubt[] = [],
): Promise<unknown> {
  const upTo = state.message.toString();
  return Promise.all([
    client.query({ ...saveState, values: [state.position.toString(), upTo] }),
    client.query({ ...notify, values: [noticesOf(upTo, tags, doubts)] }),
  ]);
}

/** Publishes messages that no event stands behind, such as the progress of a job. */
export class TopicLog {
  constructor(private readonly database: Database) {}

  async publish(messages: readonly TopicMessage[]): Promise<void> {
    const client = await this.database.relay.connect();
    try {
      await client.query('begin');
      const state = (await lockRelay(client, true))!;
      const occurredAt = new Date().toISOString();
      await Promise.all([
        append(
          client,
          state,
          messages.map((message) => ({ ...message, occurredAt })),
        ),
        announce(client, state, []),
        client.query('commit'),
      ]);
      client.release();
    } catch (error) {
      client.release(error as Error);
      throw error;
    }
  }
}
