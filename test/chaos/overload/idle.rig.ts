import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { withCluster, type OwnCluster } from '../cluster/own-cluster.js';
import { seedWorld } from '../cluster/seeded-world.js';
import type { Findings, Rig, RigRun } from '../harness/rig.js';
import { IdleSocket } from './idle-socket.js';

const SOCKETS = { whole: 10_000, short: 1_500 };
/** Of a pod. */
const MOST_MIB = 512;
const AT_ONCE = 50;
/** Two heartbeats. */
const QUIET_MS = 55_000;

export const idle: Rig = {
  name: 'idle',
  promise:
    'R9: 10,000 sockets that only listen stay connected to three replicas, each of which stays within 512 MiB',
  minutes: { whole: 2.5, short: 1.3 },
  controls: {
    hoarding: {
      breaks: 'each socket keeps half a megabyte for as long as it lasts',
      changes: [
        {
          file: 'libs/platform/realtime/realtime.gateway.js',
          text: 'handleConnection(socket) {',
          becomes: 'handleConnection(socket) { socket.data.hoard = Buffer.alloc(512 * 1024, 1);',
        },
      ],
    },
  },
  run: (run) =>
    withCluster(
      {
        workers: 1,
        environment: { API_REQUESTS_PER_MINUTE: '100000000', SOCKETS_PER_PERSON: '1000000' },
        changes: idle.controls[run.control ?? '']?.changes ?? [],
      },
      (own) => crowded(own, run),
    ),
};

async function crowded({ cluster, database, secrets }: OwnCluster, run: RigRun): Promise<Findings> {
  const [school] = await seedWorld(database.admin, secrets, { schools: 1, classes: 8, students: 2 });
  const tokens = school!.classes.map(({ teacherToken }) => teacherToken);
  const open = (n: number) =>
    IdleSocket.open(cluster.replicaUrls[n % cluster.replicaUrls.length]!, tokens[n % tokens.length]!);
  const memory = () => cluster.replicas.map(({ pid }) => residentMebibytes(pid));
  closeAll(await opened(300, open)); // warms them up
  await pause(3_000);
  const before = memory();
  const sockets = await opened(run.short ? SOCKETS.short : SOCKETS.whole, open);
  run.say(`${sockets.length} are connected`);
  await pause(QUIET_MS);
  const found = judged(sockets, before, memory());
  closeAll(sockets);
  return found;
}

async function opened(count: number, open: (n: number) => Promise<IdleSocket>): Promise<IdleSocket[]> {
  const sockets: IdleSocket[] = [];
  while (sockets.length < count)
    sockets.push(...(await Promise.all(Array.from({ length: AT_ONCE }, (_, n) => open(sockets.length + n)))));
  return sockets;
}

function judged(
  sockets: readonly IdleSocket[],
  before: readonly number[],
  after: readonly number[],
): Findings {
  const lost = sockets.filter(({ alive, beats }) => !alive || beats === 0).length;
  const grown = after.reduce((sum, mebibytes, n) => sum + mebibytes - before[n]!, 0);
  const each = Math.round((grown * 1024 * 10) / sockets.length) / 10;
  return {
    figures: {
      sockets: sockets.length,
      lost,
      mib_of_each_replica: after.join(' '),
      kib_of_each_socket: each,
    },
    violations: [
      ...(lost > 0 ? [`${lost} sockets were lost or not kept alive`] : []),
      ...(Math.max(...after) > MOST_MIB ? [`a replica took ${Math.max(...after)} MiB`] : []),
    ],
  };
}

function closeAll(sockets: readonly IdleSocket[]): void {
  for (const socket of sockets) socket.close();
}

function residentMebibytes(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Math.round(Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]) / 1024);
}
