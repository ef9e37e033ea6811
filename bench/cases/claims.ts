import { Audience, type AudienceReport } from '../harness/audience.js';
import { openCourses } from '../harness/course-catalogue.js';
import { lessonsOf } from '../harness/day-place.js';
import type { Measured } from '../harness/figures.js';
import { onASchoolDay } from '../harness/on-a-school-day.js';

/** The claims are for 10,000. */
const USERS = Number(process.env['BENCH_PEOPLE'] ?? 10_000);
/** As large as the claims say, with a week behind it. */
const DISTRICT = { schools: Math.ceil(USERS / 100), students: 500, days: 5 };
const FEWER = USERS === 10_000 ? '' : `, ${USERS} people`;
/** Each asks for something once in 50 seconds. */
const EVERY_SECONDS = 50;
const MINUTE = 60;
/** The metrics do not tell what was looked up, so that each has a minute of its own besides. */
const KEPT = ['board', 'catalogue', 'own courses'] as const;

/** What a district is promised, on this machine: an hour of 10,000 people in its proportions, for a minute. */
export function claims(): Promise<Measured[]> {
  return onASchoolDay(DISTRICT, async (place, { installation, schools }) => {
    const courses = await openCourses(place.admin);
    const audience = await Audience.of(place, { lessons: await lessonsOf(place), schools, courses });
    const perSecond = USERS / EVERY_SECONDS;
    const minute = async (only?: (typeof KEPT)[number]) => {
      const before = await installation.metrics();
      const report = await audience.ask(perSecond, MINUTE, only);
      return { report, hits: hitRate(before, await installation.metrics()) };
    };
    await audience.ask(perSecond, 10); // warms up
    const whole = await minute();
    const figures = [...figuresOf(whole.report), hitsOf('cache hit rate', whole.hits)];
    for (const kind of KEPT) figures.push(hitsOf(`cache hit rate, ${kind}`, (await minute(kind)).hits));
    return figures.map((each) => ({ ...each, figure: `claims, ${each.figure}${FEWER}` }));
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

/** What is promised is of what many look at. One's own courses are kept for one person, who seldom looks again so soon. */
function hitsOf(figure: string, hits: number): Measured {
  const isOfMany = figure.endsWith('board') || figure.endsWith('catalogue');
  return { figure, unit: '%', goal: isOfMany ? { of: 'ours', atLeast: 95 } : null, ours: [hits] };
}

function figuresOf({ asked, all, stored, refused }: AudienceReport): Measured[] {
  const details = { users: USERS, asked, p50: all.p50, p99: all.p99, uncached: stored.n };
  return [
    { figure: 'response p95', unit: 'ms', goal: { of: 'ours', atMost: 150 }, ours: [all.p95], details },
    {
      figure: 'response p95 where the database is asked',
      unit: 'ms',
      goal: { of: 'ours', atMost: 50 },
      ours: [stored.p95],
    },
    {
      figure: 'requests that failed',
      unit: 'requests',
      goal: { of: 'ours', atMost: 0 },
      ours: [refused],
    },
  ];
}
