import { until } from '../../support/until.js';
import type { OwnCluster } from '../cluster/own-cluster.js';
import { seedWorld, type WorkingSchool } from '../cluster/seeded-world.js';
import type { Findings, RigRun } from '../harness/rig.js';
import { Traffic } from './traffic.js';
import { Watcher } from './watcher.js';

const SIZE = { schools: 2, classes: 2, students: 4 };

/** What a rig learns while it disturbs a cluster at work. */
export interface Disturbed {
  readonly traffic: Traffic;
  readonly findings: Findings;
}

/** People work and watch through nginx while `disturb` goes on; what the watchers missed is a violation of R5. */
export async function disturbed(
  { cluster, database, secrets }: OwnCluster,
  run: RigRun,
  disturb: (traffic: Traffic, schools: readonly WorkingSchool[]) => Promise<void>,
): Promise<Disturbed> {
  const schools = await seedWorld(database.admin, secrets, SIZE);
  const watchers = schools.flatMap((school) => watchersOf(cluster.url, school));
  await until(() => watchers.every(({ subscribed }) => subscribed), 'the watchers');
  const traffic = new Traffic(cluster.url, schools, run.random);
  traffic.begin();
  await disturb(traffic, schools);
  await traffic.end();
  const lastSeqs = async () => {
    const { rows } = await database.admin.query<{ name: string; last: string }>(
      'select name, last_seq as last from platform.topics',
    );
    return new Map(rows.map(({ name, last }) => [name, Number(last)]));
  };
  const caughtUp = async () => {
    const last = await lastSeqs();
    return watchers.every((watcher) => watcher.at >= (last.get(watcher.topic) ?? 0));
  };
  await until(() => caughtUp().catch(() => false), 'the watchers to catch up', 20_000).catch(() => undefined);
  const last = await lastSeqs();
  watchers.forEach((watcher) => watcher.close());
  return { traffic, findings: told(traffic, watchers, last) };
}

function watchersOf(origin: string, school: WorkingSchool): Watcher[] {
  return school.classes.flatMap(({ registerId }) =>
    [1, 2, 3].map(() => new Watcher(origin, school.officeToken, `register:${registerId}`)),
  );
}

function told(traffic: Traffic, watchers: readonly Watcher[], last: ReadonlyMap<string, number>): Findings {
  const sum = (of: (watcher: Watcher) => number) =>
    watchers.reduce((total, watcher) => total + of(watcher), 0);
  const missed = sum((one) => one.missed) + sum((one) => Math.max(0, (last.get(one.topic) ?? 0) - one.at));
  const doubled = sum((one) => one.doubled);
  return {
    figures: {
      answered: traffic.answered,
      failed: traffic.failures.length,
      longest_silence_s: Math.round(traffic.longestSilenceMs / 100) / 10,
      sockets: watchers.length,
      reconnections: sum((one) => one.connections) - watchers.length,
      messages: sum((one) => one.received),
      messages_missed: missed,
      messages_doubled: doubled,
    },
    violations: [
      ...(missed > 0 ? [`watchers have missed ${missed} messages`] : []),
      ...(doubled > 0 ? [`watchers got ${doubled} messages twice or out of order`] : []),
    ],
  };
}
