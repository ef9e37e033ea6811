// `npm run cluster`: three API replicas behind nginx, two workers, PostgreSQL and Redis as plain processes. Ctrl-C ends all.
import { once } from 'node:events';
import { seedWorld } from './cluster/seeded-world.js';
import { withCluster } from './cluster/own-cluster.js';

await withCluster({ environment: { LOG_LEVEL: 'info' } }, async ({ cluster, database, secrets }) => {
  const [school] = await seedWorld(database.admin, secrets, { schools: 1, classes: 2, students: 10 });
  const lines = [
    'A cluster is at work.',
    `  nginx      ${cluster.url}/reference`,
    ...cluster.replicas.map(
      ({ name, pid }, n) => `  ${name}      ${cluster.replicaUrls[n]} (process ${pid})`,
    ),
    ...cluster.workers.map(({ name, pid }) => `  ${name}   process ${pid}`),
    `  metrics    ${cluster.metricsUrls.join(' ')}`,
    `  PostgreSQL ${database.url}`,
    `  Redis      ${cluster.redis.url}`,
    `  sign in    ${school!.officeEmail}, "tulip cargo nine lamp"`,
    'Ctrl-C ends it and removes its data.',
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
});
process.exit();
