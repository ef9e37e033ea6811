// A process with a server, a database and a Redis, which calls itself once and ends. Started by tracing.redis.spec.ts.
import http from 'node:http';
import { Redis } from 'ioredis';
import pg from 'pg';
import { stopTracing } from '#platform/observability/tracing';

const pool = new pg.Pool({ connectionString: process.env.TEST_DATABASE_URL });
const redis = new Redis(process.env.TEST_REDIS_URL);
const work = async () => {
  await pool.query('select $1::text', ['hidden-parameter']);
  await redis.set('traced', 'hidden-value');
};
const server = http.createServer((_, response) => void work().then(() => response.end()));
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const answer = await fetch(`http://127.0.0.1:${server.address().port}/page?signature=hidden-query`);
console.log(answer.status);
server.close();
await Promise.all([pool.end(), redis.quit()]);
await stopTracing();
process.exit(0);
