import type { TestApp } from './test-app.js';
import { until } from './until.js';

/**
 * Asked in one statement, which sees one moment: what an event becomes is committed with its position, and what a job
 * does with its end, so between two statements one thing would have become the other and be seen by neither.
 */
const UNDER_WAY = `
  select type as what, 'not handed on' as state, null as error from platform.outbox where position is null
  union all
  select coalesce(payload ->> 'reaction', kind), state, error from platform.jobs
  where state = 'running' or state = 'waiting' and (run_at <= now() or kind like 'reaction%' or kind = any ($1))
  limit 5`;

/**
 * Waits until all is done that follows by itself from what was done: every event is handed on, no job is under way or
 * due, no reaction rests after a failure, and nothing has come of them that would be. What was planned for later is not
 * waited for, unless it is of one of these kinds.
 */
export async function settled(
  { admin }: Pick<TestApp, 'admin'>,
  planned: readonly string[] = [],
): Promise<void> {
  await until(
    async () => (await admin.query(UNDER_WAY, [planned])).rows.length === 0,
    'all that follows to be done',
  );
}
