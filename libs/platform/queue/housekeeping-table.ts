import type pg from 'pg';
import { prepared, type Statement } from '../persistence/statement.js';

const BATCH = 5_000;

/** One deletion of at most a batch; each returns how many rows it took. */
function batched(table: string, key: string, condition: string): Statement {
  return prepared(`
    with old as (delete from ${table} where (${key}) in (
      select ${key} from ${table} where ${condition} limit ${BATCH}) returning 1)
    select count(*)::int as n from old`);
}

// What a finished job has shown goes with it: its topic will get no more messages.
const jobs = prepared(`
  with old as (delete from platform.jobs where id in (
      select id from platform.jobs where finished_at < now() - interval '7 days' and state in ('done', 'cancelled')
      limit ${BATCH}) returning id),
    topics as (delete from platform.topics where name in (select 'job:' || id from old)),
    messages as (delete from platform.topic_messages where topic in (select 'job:' || id from old))
  select count(*)::int as n from old`);

/** What is deleted, by its name in the job's result. Parked jobs stay until somebody has looked at them. */
const OUTDATED: Readonly<Record<string, Statement>> = {
  jobs,
  idempotencyKeys: batched(
    'platform.idempotency_keys',
    'owner_id, route, key, created_at',
    `created_at < now() - interval '24 hours'`,
  ),
  events: batched('platform.outbox', 'id', `position is not null and relayed_at < now() - interval '7 days'`),
  topicMessages: batched(
    'platform.topic_messages',
    'topic, seq',
    `occurred_at < now() - interval '24 hours'`,
  ),
};

const extend = prepared(`select platform.extend_partitions(interval '15 months') as tables`);

/** The upkeep of the platform's own tables, for all schools, under the relay role. */
export class HousekeepingTable {
  constructor(private readonly relay: pg.Pool) {}

  /** Makes the partitions of the coming months; returns how many tables are partitioned. */
  async extendPartitions(): Promise<number> {
    return (await this.first<{ tables: number }>(extend)).tables;
  }

  /** Deletes what is older than it is kept, in small transactions, until nothing is left or the signal says stop. */
  async deleteOutdated(signal: AbortSignal): Promise<Record<string, number>> {
    const deleted: Record<string, number> = {};
    for (const [name, statement] of Object.entries(OUTDATED)) {
      deleted[name] = 0;
      for (let n = BATCH; n === BATCH && !signal.aborted; deleted[name] += n) {
        n = (await this.first<{ n: number }>(statement)).n;
      }
    }
    return deleted;
  }

  private async first<Row extends object>(statement: Statement): Promise<Row> {
    return (await this.relay.query<Row>({ ...statement })).rows[0]!;
  }
}
