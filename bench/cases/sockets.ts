import { withCluster } from '../../test/chaos/cluster/own-cluster.js';
import { seedWorld } from '../../test/chaos/cluster/seeded-world.js';
import { crowd, type CrowdReport } from '../../test/chaos/overload/crowd.js';
import type { Measured } from '../harness/figures.js';
import { Program } from '../harness/program.js';

/** The goal is for 10,000. */
const SOCKETS = Number(process.env['BENCH_SOCKETS'] ?? 10_000);
const REPLICAS = 3;
/** Sockets are counted for a process as for a person. */
const ENVIRONMENT = { API_REQUESTS_PER_MINUTE: '100000000', SOCKETS_PER_PERSON: '1000000' };

/** What sockets cost that only listen: of three replicas, and of as many processes with a bare `ws`. */
export async function sockets(): Promise<Measured[]> {
  const limit = await ofBareServers();
  const ours = await ofReplicas();
  const fewer = SOCKETS === 10_000 ? '' : `, ${SOCKETS}`;
  const details = { lyceum: ours, ws: limit };
  return [
    {
      figure: `sockets, memory of each${fewer}`,
      unit: 'KiB',
      goal: { of: 'ours', atMost: 28 },
      ours: [ours.kibibytesEach],
      limit: [limit.kibibytesEach],
      against: 'ws, which lets everybody in and knows nobody',
      details,
    },
    {
      figure: `sockets, memory of a replica${fewer}`,
      unit: 'MiB',
      goal: { of: 'ours', atMost: 512 },
      ours: [Math.max(...ours.mebibytes)],
      limit: [Math.max(...limit.mebibytes)],
    },
    { figure: `sockets, lost${fewer}`, unit: 'sockets', goal: { of: 'ours', atMost: 0 }, ours: [ours.lost] },
  ];
}

function ofReplicas(): Promise<CrowdReport> {
  return withCluster(
    { replicas: REPLICAS, workers: 1, environment: ENVIRONMENT },
    async ({ cluster, database, secrets }) => {
      const [school] = await seedWorld(database.admin, secrets, { schools: 1, classes: 8, students: 2 });
      const tokens = school!.classes.map(({ teacherToken }) => teacherToken);
      const pids = cluster.replicas.map(({ pid }) => pid);
      return crowd({ urls: cluster.replicaUrls, pids, tokens }, SOCKETS, console.error);
    },
  );
}

async function ofBareServers(): Promise<CrowdReport> {
  const programs = Array.from({ length: REPLICAS }, () => new Program('bare-sockets', null));
  try {
    const urls: string[] = [];
    for (const program of programs) {
      const { port } = await program.ask<{ port: number }>({});
      urls.push(`http://127.0.0.1:${port}`);
    }
    const pids = programs.map(({ pid }) => pid);
    return await crowd({ urls, pids, tokens: ['anybody'] }, SOCKETS, console.error);
  } finally {
    for (const program of programs) await program.stop();
  }
}
