import { setTimeout as pause } from 'node:timers/promises';
import { until } from '../../support/until.js';
import { withCluster, type OwnCluster } from '../cluster/own-cluster.js';
import { seedWorld, type WorkingSchool } from '../cluster/seeded-world.js';
import { together } from '../harness/findings.js';
import type { Findings, Rig, RigRun } from '../harness/rig.js';
import { Traffic } from '../steady/traffic.js';
import { Watcher } from '../steady/watcher.js';
import { LATE_COMMITS } from './late-commits.js';
import { ResetPath } from './reset-path.js';

const SOCKETS = 200;
const SIZE = { schools: 4, classes: 5, students: 6 };

export const sockets: Rig = {
  name: 'sockets',
  promise:
    'R5: 200 clients through kills of replicas and workers and resets of connections: nothing missed, doubled or out of order',
  minutes: { whole: 3, short: 1.1 },
  controls: {
    'cursor-by-sequence': {
      breaks: 'events are found by a cursor over the sequence that numbers them as they are written',
      changes: [
        {
          file: 'libs/platform/outbox/relay.js',
          text: 'from platform.outbox where position is null order by written',
          becomes: `from platform.outbox where position is null and written >
            coalesce((select max(written) from platform.outbox where position is not null), 0) order by written`,
        },
      ],
    },
  },
  run: async (run) =>
    withCluster(
      {
        environment: { API_REQUESTS_PER_MINUTE: '100000000', SOCKETS_PER_PERSON: '1000000' },
        changes: [...LATE_COMMITS, ...(sockets.controls[run.control ?? '']?.changes ?? [])],
      },
      (own) => disturbedSockets(own, run),
    ),
};

async function disturbedSockets(own: OwnCluster, run: RigRun): Promise<Findings> {
  const { cluster, database, secrets } = own;
  const path = await ResetPath.to(cluster.url);
  const schools = await seedWorld(database.admin, secrets, SIZE);
  const watchers = watchersOf(path.url, schools);
  await until(() => watchers.every(({ subscribed }) => subscribed), 'the watchers', 60_000);
  run.say(`${watchers.length} clients watch`);
  const traffic = new Traffic(cluster.url, schools, run.random);
  traffic.begin();
  const kills = await harm(own, run, path);
  await traffic.end();
  const last = await caughtUp(own, watchers);
  for (const watcher of watchers) watcher.close();
  await path.close();
  const never = await neverShown(own);
  const figures = { kills, resets: path.resets, answered: traffic.answered, events_never_shown: never };
  const violations = never > 0 ? [`${never} events were never shown to anybody`] : [];
  return together([{ figures, violations }, told(watchers, last)]);
}

function watchersOf(url: string, schools: readonly WorkingSchool[]): Watcher[] {
  const topics = schools.flatMap(({ officeToken, classes }) =>
    classes.map(({ registerId }) => ({ officeToken, topic: `register:${registerId}` })),
  );
  return Array.from({ length: SOCKETS }, (_, n) => {
    const { officeToken, topic } = topics[n % topics.length]!;
    return new Watcher(url, officeToken, topic);
  });
}

/** A replica or a worker is killed in turn, and some connections are reset, every second or so. @returns the kills */
async function harm({ cluster }: OwnCluster, run: RigRun, path: ResetPath): Promise<number> {
  let kills = 0;
  const end = Date.now() + (run.short ? 15_000 : 120_000);
  for (let turn = 0; Date.now() < end; turn++) {
    await pause(run.random.between(300, 900));
    path.reset(run.random, 0.15);
    if (turn % 3 !== 0) continue;
    const victims = turn % 2 === 0 ? cluster.replicas : cluster.workers;
    const alive = victims.filter((member) => member.atWork);
    if (alive.length < victims.length) continue;
    const victim = run.random.oneOf(alive);
    await victim.kill();
    kills += 1;
    void victim.revive().catch(() => undefined);
  }
  const whole = () => cluster.members.every(({ atWork }) => atWork);
  await until(whole, 'the killed to be back', 60_000);
  return kills;
}

/** By topic, the number of its last message, once everybody has it or had time enough. */
async function caughtUp(
  { database }: OwnCluster,
  watchers: readonly Watcher[],
): Promise<Map<string, number>> {
  const numbers = async () => {
    const { rows } = await database.admin.query<{ name: string; last: string }>(
      'select name, last_seq as last from platform.topics',
    );
    return new Map(rows.map(({ name, last }) => [name, Number(last)]));
  };
  const handedOn = async () => {
    const { rows } = await database.admin.query('select from platform.outbox where position is null limit 1');
    const last = await numbers();
    return rows.length === 0 && watchers.every(({ at, topic }) => at >= (last.get(topic) ?? 0));
  };
  await until(handedOn, 'the watchers to catch up', 20_000).catch(() => undefined);
  return numbers();
}

/** The numbers of a topic have no gap where an event was left out. */
async function neverShown({ database }: OwnCluster): Promise<number> {
  const { rows } = await database.admin.query<{ n: string }>(
    'select count(*) as n from platform.outbox where position is null',
  );
  return Number(rows[0]!.n);
}

function told(watchers: readonly Watcher[], last: ReadonlyMap<string, number>): Findings {
  const sum = (of: (watcher: Watcher) => number) => watchers.reduce((total, one) => total + of(one), 0);
  const missed = sum((one) => one.missed + Math.max(0, (last.get(one.topic) ?? 0) - one.at));
  const doubled = sum((one) => one.doubled);
  return {
    figures: {
      sockets: watchers.length,
      reconnections: sum((one) => one.connections) - watchers.length,
      messages: sum((one) => one.received),
      missed,
      doubled_or_out_of_order: doubled,
    },
    violations: [
      ...(missed > 0 ? [`watchers have missed ${missed} messages`] : []),
      ...(doubled > 0 ? [`watchers got ${doubled} messages twice or out of order`] : []),
    ],
  };
}
