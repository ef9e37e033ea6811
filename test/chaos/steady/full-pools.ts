import type pg from 'pg';
import { newId } from '#domain/kernel/id';
import { until } from '../../support/until.js';
import type { OwnCluster } from '../cluster/own-cluster.js';
import type { WorkingSchool } from '../cluster/seeded-world.js';
import { busyAt } from './at-rest.js';

/** Connections of each process, few enough to be filled. */
export const POOL = 4;
/** Less than the 3 s that a statement waits for a lock. */
const WITHIN_MS = 2_500;
const GIVES_UP_MS = 20_000;

const HELD_UP = `
  select count(*)::int as n from pg_locks where relation = 'roster.courses'::regclass and not granted`;

/** Every connection of every replica is in a transaction that waits for a table, which somebody has locked. */
export class WithFullPools {
  private constructor(
    /** Those that waited when the last replica said that all of its connections are busy. */
    readonly openTransactions: number,
    private readonly writing: Promise<unknown>,
    private readonly holder: pg.PoolClient,
  ) {}

  static async of({ cluster, database }: OwnCluster, school: WorkingSchool): Promise<WithFullPools> {
    const holder = await database.admin.connect();
    holder.on('error', () => undefined); // the database ends under it
    await holder.query('begin; lock table roster.courses in exclusive mode');
    const writers = cluster.replicaUrls.flatMap((url) => Array.from({ length: POOL }, () => url));
    const writing = Promise.all(writers.map((url) => addCourse(url, school)));
    const urls = cluster.metricsUrls.slice(0, cluster.replicas.length);
    const areFull = async () => (await Promise.all(urls.map(busyAt))).every((busy) => busy === POOL);
    const heldUp = async () => (await holder.query<{ n: number }>(HELD_UP)).rows[0]!.n;
    const allWait = async () => (await areFull()) && (await heldUp()) === writers.length;
    await until(allWait, 'the pools to be full', WITHIN_MS).catch(() => undefined); // then it is counted
    return new WithFullPools(await heldUp(), writing, holder);
  }

  /** Whatever became of them. */
  async over(): Promise<void> {
    this.holder.release(true);
    await this.writing;
  }
}

/** Whether it is answered does not matter: nobody expects it of a database that ends. */
async function addCourse(origin: string, { id, officeToken }: WorkingSchool): Promise<void> {
  await fetch(`${origin}/api/v1/schools/${id}/courses`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${officeToken}`,
      'content-type': 'application/json',
      'idempotency-key': newId(),
    },
    body: JSON.stringify({ title: `Course ${newId()}` }),
    signal: AbortSignal.timeout(GIVES_UP_MS),
  }).then(
    (response) => response.text(),
    () => '',
  );
}
