import { withCluster, type OwnCluster } from '../cluster/own-cluster.js';
import { seedWorld } from '../cluster/seeded-world.js';
import type { Findings, Rig, RigRun } from '../harness/rig.js';
import { crowd, type CrowdReport } from './crowd.js';

const SOCKETS = { whole: 10_000, short: 1_500 };
/** Of a pod. */
const MOST_MIB = 512;

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
  const pids = cluster.replicas.map(({ pid }) => pid);
  const count = run.short ? SOCKETS.short : SOCKETS.whole;
  return judged(await crowd({ urls: cluster.replicaUrls, pids, tokens }, count, (line) => run.say(line)));
}

function judged({ sockets, lost, mebibytes, kibibytesEach }: CrowdReport): Findings {
  const most = Math.max(...mebibytes);
  return {
    figures: {
      sockets,
      lost,
      mib_of_each_replica: mebibytes.join(' '),
      kib_of_each_socket: kibibytesEach,
    },
    violations: [
      ...(lost > 0 ? [`${lost} sockets were lost or not kept alive`] : []),
      ...(most > MOST_MIB ? [`a replica took ${most} MiB`] : []),
    ],
  };
}
