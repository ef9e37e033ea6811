import { Audience, type AudienceReport } from '../harness/audience.js';
import type { Measured } from '../harness/figures.js';
import { onASchoolDay } from '../harness/on-a-school-day.js';

/** As large as the claims say, with a week behind it. */
const DISTRICT = { schools: 100, students: 500, days: 5 };
/** Each asks for something once in 50 seconds. */
const USERS = 10_000;
const EVERY_SECONDS = 50;
const MINUTE = 60;

/** What a district is promised, on this machine: an hour of 10,000 people in its proportions, for a minute. */
export function claims(): Promise<Measured[]> {
  return onASchoolDay(DISTRICT, async (place, { installation, schools }) => {
    const audience = await Audience.of(place, schools);
    const perSecond = USERS / EVERY_SECONDS;
    await audience.ask(perSecond, 10); // warms up
    const before = await installation.metrics();
    const report = await audience.ask(perSecond, MINUTE);
    return figuresOf(report, hitRate(before, await installation.metrics()));
  });
}

/** Of the lookups in the cache between two readings of the metrics, those that needed no load of their own. */
function hitRate(before: string, after: string): number {
  const grown = (isCounted: (result: string) => boolean) =>
    lookups(after, isCounted) - lookups(before, isCounted);
  const missed = grown((result) => result === 'miss');
  return 100 * (1 - missed / grown(() => true));
}

/** Of all processes that have told their metrics. */
function lookups(text: string, isCounted: (result: string) => boolean): number {
  const lines = text.matchAll(/^lyceum_cache_lookups_total\{result="(\w+)"\} (\d+)/gm);
  return [...lines].reduce((sum, [, result, n]) => sum + (isCounted(result!) ? Number(n) : 0), 0);
}

function figuresOf({ asked, all, stored, refused }: AudienceReport, hits: number): Measured[] {
  const details = { users: USERS, asked, p50: all.p50, p99: all.p99, uncached: stored.n };
  return [
    {
      figure: 'claims, response p95',
      unit: 'ms',
      goal: { of: 'ours', atMost: 150 },
      ours: [all.p95],
      details,
    },
    {
      figure: 'claims, response p95 where the database is asked',
      unit: 'ms',
      goal: { of: 'ours', atMost: 50 },
      ours: [stored.p95],
    },
    { figure: 'claims, cache hit rate', unit: '%', goal: { of: 'ours', atLeast: 95 }, ours: [hits] },
    {
      figure: 'claims, requests that failed',
      unit: 'requests',
      goal: { of: 'ours', atMost: 0 },
      ours: [refused],
    },
  ];
}
