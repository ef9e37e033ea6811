import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { answerInTime } from '#platform/persistence/answer-in-time';
import { databaseUrls } from '#platform/persistence/database-urls';
import { testDatabase, type TestDatabase } from '../../support/database.js';

let database: TestDatabase;
const pools: pg.Pool[] = [];

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(async () => {
  await Promise.all(pools.map((pool) => pool.end()));
  await database.drop();
});

/** Pipelined, as those that serve. */
function poolOfOne(milliseconds: number): pg.Pool {
  const { app } = databaseUrls(database.adminUrl);
  const pool = new pg.Pool({ connectionString: app, pipeline: true, max: 1 });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => {
    client.on('error', () => undefined);
    answerInTime(client, milliseconds);
  });
  pools.push(pool);
  return pool;
}

const LATE = 'Query read timeout';
const told = (asked: Promise<unknown>) => asked.then(() => 'answered').catch(({ message }: Error) => message);

describe('what is asked of a connection', () => {
  it('is answered as pg does: by a promise or a callback, with parameters or without, by its own connection or the pool’s', async () => {
    const pool = poolOfOne(15_000);
    const client = await pool.connect();
    const rows = [{ sum: 3 }];
    const text = 'select $1::int + 2 as sum';
    expect((await client.query(text, [1])).rows).toEqual(rows);
    expect((await client.query({ name: 'sum', text, values: [1] })).rows).toEqual(rows);
    expect((await client.query('select 3 as sum')).rows).toEqual(rows);
    expect(await client.query('select 1; select 3 as sum')).toMatchObject([{}, { rows }]);
    for (const ask of [
      (answer: (error: Error, result: pg.QueryResult) => void) => client.query('select 3 as sum', answer),
      (answer: (error: Error, result: pg.QueryResult) => void) => client.query(text, [1], answer),
    ]) {
      const { promise, resolve } = Promise.withResolvers<unknown>();
      ask((_, result) => resolve(result.rows));
      expect(await promise).toEqual(rows);
    }
    client.release();
    expect((await pool.query(text, [1])).rows).toEqual(rows);
  });

  it('fails as it does with pg, told from where it was asked, and what was asked behind it is answered', async () => {
    const client = await poolOfOne(15_000).connect();
    const wrong = client.query('select 1 / 0').catch((error: pg.DatabaseError) => error);
    const right = client.query('select 1 as one');
    expect(await wrong).toBeInstanceOf(pg.DatabaseError);
    expect(await wrong).toMatchObject({ code: '22012', stack: expect.not.stringContaining('onStreamRead') });
    expect((await right).rows).toEqual([{ one: 1 }]);
    client.release();
  });

  it('fails when no answer comes in time, and whatever waits behind it; the pool goes on with another connection', async () => {
    const pool = poolOfOne(1_000); // in which it does answer, on a busy machine as well
    const client = await pool.connect();
    const asked = [told(client.query('select pg_sleep(20)')), told(client.query('select 1'))];
    expect(await Promise.all(asked)).toEqual([LATE, LATE]);
    expect(await told(client.query('select 1'))).toMatch(/not queryable/);
    client.release(true);
    expect(await told(pool.query('select pg_sleep(20)'))).toBe(LATE);
    expect(await told(pool.query('select 1'))).toBe('answered');
  });

  it('has its time from when it was asked; a connection at rest has any', async () => {
    const client = await poolOfOne(900).connect();
    for (let round = 0; round < 3; round++) {
      expect(await told(client.query('select pg_sleep(0.2)'))).toBe('answered');
      await pause(600);
    }
    client.release();
  });

  it('may name a time of its own', async () => {
    const client = await poolOfOne(100).connect();
    const patient = { text: 'select pg_sleep(1.5)', query_timeout: 20_000 };
    expect(await told(client.query(patient))).toBe('answered');
    const hasty = { text: 'select pg_sleep(20)', query_timeout: 50 };
    expect(await told(client.query(hasty))).toBe(LATE);
    client.release(true);
  });
});
