import pg from 'pg';
import type { Actor } from '#domain/kernel/actor';
import { meaningToReader } from './constraints.js';
import type { Database } from './database.js';
import { statements, type Statement } from './statement.js';
import { beginAs, PLAN_ONCE } from './tenancy.js';
import { transactionIfAny } from './transaction.js';

/** Runs one prepared statement within a read. */
export type Read = <Row extends object>(statement: Statement, values?: readonly unknown[]) => Promise<Row[]>;

/** Reads for query handlers: SQL straight to the view, always under a tenant. */
export class TenantReader {
  constructor(private readonly database: Database) {}

  /** One statement in one round trip: begin with the tenant, the statement and the commit share it. */
  async rows<Row extends object>(
    actor: Actor,
    statement: Statement,
    values: readonly unknown[] = [],
  ): Promise<Row[]> {
    if (transactionIfAny()) return this.read(actor, (read) => read<Row>(statement, values));
    const begin = beginAs(actor, 'read only') + (statement.plannedOnce ? PLAN_ONCE : '');
    const client = await this.database.app.connect();
    try {
      const begun = client.query(begin);
      const answer = run<Row>(client, statement, values);
      // Has nothing to say: the next user of the connection waits behind it. It ends a failed transaction as well.
      client.query('commit').catch(() => undefined);
      const [rows] = await Promise.all([answer, begun]);
      client.release();
      return rows;
    } catch (error) {
      client.release(error instanceof pg.DatabaseError ? undefined : (error as Error));
      throw meaningToReader(error);
    }
  }

  /**
   * Several statements in one transaction. Those that `work` sends without awaiting in between share a round trip with
   * the begin. Within a unit of work it reads on that one's connection, so that a command which asks
   * another context never holds one connection while it waits for a second.
   */
  async read<T>(actor: Actor, work: (read: Read) => Promise<T>): Promise<T> {
    const open = transactionIfAny();
    if (open) {
      if (open.actor.schoolId !== actor.schoolId)
        throw new Error('A unit of work reads in its own school only.');
      return work((statement, values) => open.query(statement, values));
    }
    const client = await this.database.app.connect();
    let failure: Error | undefined;
    try {
      const begun = client.query(beginAs(actor, 'read only'));
      const answer = work((statement, values) => run(client, statement, values));
      const [result] = await Promise.all([answer, begun]);
      return result;
    } catch (error) {
      failure = error as Error;
      throw meaningToReader(error);
    } finally {
      await end(client, failure);
    }
  }
}

async function run<Row extends object>(
  client: pg.PoolClient,
  statement: Statement,
  values: readonly unknown[] = [],
) {
  statements.publish(statement);
  const { rows } = await client.query<Row>({ ...statement, values: [...values] });
  return rows;
}

/** The commit of a read has nothing to say: it is sent, and the next user of the connection waits behind it. */
async function end(client: pg.PoolClient, failure: Error | undefined): Promise<void> {
  const ended = client.query(failure ? 'rollback' : 'commit');
  try {
    if (failure) await ended;
    else ended.catch(() => undefined);
    client.release();
  } catch (error) {
    client.release(error as Error);
  }
}
