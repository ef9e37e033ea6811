import { newId } from '#domain/kernel/id';
import { TopicFeed } from '#platform/realtime/topic-feed';
import { RELAY_CHANNEL } from '#platform/realtime/topic-log';
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
 * due, no reaction rests after a failure, nothing has come of them that would be, and the process that serves has heard
 * what is stale. What was planned for later is not waited for, unless it is of one of these kinds.
 */
export async function settled(app: TestApp, planned: readonly string[] = []): Promise<void> {
  await until(
    async () => (await app.admin.query(UNDER_WAY, [planned])).rowCount === 0,
    'all that follows to be done',
  );
  if (!app.cluster) await told(app); // other processes tell nobody what they have heard
}

/** What was heard of {@link told}, by whom. */
const heard = new WeakMap<TopicFeed, Set<string>>();

/** Notices are heard in the order of their commits: with this one, all of before. */
async function told({ app, admin }: TestApp): Promise<void> {
  const feed = app.get(TopicFeed);
  const tags = heard.get(feed) ?? new Set<string>();
  if (!heard.has(feed)) {
    const onEvict = (evicted: readonly string[] | null) => evicted?.forEach((tag) => tags.add(tag));
    feed.subscribe({ onMessages: () => undefined, wanted: () => [], onEvict });
    heard.set(feed, tags);
  }
  const tag = `settled:${newId()}`;
  await admin.query('select pg_notify($1, $2)', [RELAY_CHANNEL, JSON.stringify({ evict: [tag] })]);
  await until(() => tags.has(tag), 'what is stale to be heard');
}
