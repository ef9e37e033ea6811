import type pg from 'pg';
import type { Actor } from '#domain/kernel/actor';
import type { Database } from './database.js';
import { statements, type Statement } from './statement.js';
import type { Read } from './tenant-reader.js';
import { beginAs } from './tenancy.js';

/**
 * Transactions for what moves or checks masses of rows beside the business (staging, exports): on connections that allow
 * a statement minutes and are not pipelined. No unit of work: no aggregates, no events, nothing audited.
 */
export class LongTransactions {
  constructor(private readonly database: Database) {}

  async run<T>(actor: Pick<Actor, 'schoolId' | 'personId'>, work: (run: Read) => Promise<T>): Promise<T> {
    const client = await this.database.copy.connect();
    let failure: Error | undefined;
    try {
      await client.query(beginAs(actor, 'read write'));
      const result = await work((statement, values) => run(client, statement, values));
      await client.query('commit');
      return result;
    } catch (error) {
      failure = error as Error;
      await client.query('rollback').catch(() => undefined);
      throw error;
    } finally {
      client.release(failure);
    }
  }
}

async function run<Row extends object>(
  client: pg.PoolClient,
  statement: Statement,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  statements.publish(statement);
  const { rows } = await client.query<Row>({ ...statement, values: [...values] });
  return rows;
}
