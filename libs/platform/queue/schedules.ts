import { Cron } from 'croner';
import type pg from 'pg';
import { newId } from '#domain/kernel/id';
import { prepared } from '../persistence/statement.js';
import type { DeclaredSchedule } from './schedule.js';

const declare = prepared(`
  insert into platform.schedules as s (name, kind, cron, next_at)
  select * from unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[])
  on conflict (name) do update set kind = excluded.kind, cron = excluded.cron,
    next_at = case when s.cron = excluded.cron then s.next_at else excluded.next_at end
  where (s.kind, s.cron) is distinct from (excluded.kind, excluded.cron)`);

const due = prepared(`
  select name, cron, next_at::text as "dueAt", now() as now from platform.schedules
  where name = any($1::text[]) and next_at <= now()`);

// The row is moved on and the job is made by one statement; of several workers, one finds the row as it has seen it.
const fire = prepared(`
  with fired as (
    update platform.schedules set next_at = $3 where name = $1 and next_at = $2::timestamptz returning name, kind)
  insert into platform.jobs (id, kind, payload, order_key)
  select $4, kind, '{}', 'schedule:' || name from fired
  returning id`);

/** The first time of a cron expression after an instant; in UTC. */
function nextTime(cron: string, after: Date): Date {
  const next = new Cron(cron, { timezone: 'UTC', paused: true }).nextRun(after);
  if (!next) throw new Error(`The schedule "${cron}" has no next time.`);
  return next;
}

/**
 * Jobs that come by themselves. Each time fires once, however many workers look; times that were missed fire once all
 * together; and a job waits for the one before it.
 */
export class Schedules {
  constructor(
    private readonly relay: pg.Pool,
    private readonly declared: readonly DeclaredSchedule[],
  ) {}

  /** Makes the rows; an expression that was changed starts anew. */
  async declare(): Promise<void> {
    if (this.declared.length === 0) return;
    const now = new Date();
    await this.relay.query({
      ...declare,
      values: [
        this.declared.map(({ name }) => name),
        this.declared.map(({ kind }) => kind),
        this.declared.map(({ cron }) => cron),
        this.declared.map(({ cron }) => nextTime(cron, now)),
      ],
    });
  }

  /** Places the jobs whose time has come and returns the ids of those that this call placed. */
  async fire(): Promise<string[]> {
    const names = this.declared.map(({ name }) => name);
    const { rows } = await this.relay.query<{ name: string; cron: string; dueAt: string; now: Date }>({
      ...due,
      values: [names],
    });
    const placed: string[] = [];
    for (const { name, cron, dueAt, now } of rows) {
      const values = [name, dueAt, nextTime(cron, now), newId()];
      const fired = await this.relay.query<{ id: string }>({ ...fire, values });
      placed.push(...fired.rows.map(({ id }) => id));
    }
    return placed;
  }
}
