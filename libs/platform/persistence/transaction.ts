import { AsyncLocalStorage } from 'node:async_hooks';
import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import type pg from 'pg';
import type { Actor } from '#domain/kernel/actor';
import type { AggregateRoot } from '#domain/kernel/aggregate-root';
import type { DomainEvent } from '#domain/kernel/domain-event';
import type { AuditEntry } from './audit-entry.js';
import { statements, type Statement } from './statement.js';

const current = new AsyncLocalStorage<Transaction>();

/** The transaction of the unit of work under way. */
export function transaction(): Transaction {
  const open = current.getStore();
  if (!open) throw new Error('There is no unit of work: a command handler opens one.');
  return open;
}

export function transactionIfAny(): Transaction | undefined {
  return current.getStore();
}

/**
 * One database transaction on one connection, under the actor's tenant. Statements are pipelined: those that need not
 * wait for each other's answers share a round trip.
 */
export class Transaction {
  /** What the flushes of this transaction changed, for the audit log. */
  readonly changes: AuditEntry[] = [];
  /** Why the first statement failed that nobody waited for. Complete when the transaction is over. */
  failure?: Error;
  private entityManager?: EntityManager;
  private readonly tracked = new Set<AggregateRoot>();
  private readonly begun: Promise<unknown>;
  private readonly sent: Promise<unknown>[] = [];
  private readonly followers: (() => void)[] = [];

  constructor(
    readonly client: pg.PoolClient,
    readonly actor: Actor,
    private readonly orm: MikroORM,
    begin: string,
  ) {
    // Not awaited: the first statement follows on the wire. A failure shows again at that statement.
    this.begun = client.query(begin);
    this.begun.catch(() => undefined);
  }

  run<T>(work: () => Promise<T>): Promise<T> {
    return current.run(this, work);
  }

  /** Runs a prepared statement; rows have the columns' names. */
  async query<Row extends object>(statement: Statement, values: readonly unknown[] = []): Promise<Row[]> {
    statements.publish(statement);
    const { rows } = await this.client.query<Row>({ ...statement, values: [...values] });
    return rows;
  }

  /**
   * Runs a statement whose answer nobody needs: the commit follows on the wire. When it fails, so does every statement
   * after it and the commit, for a reason that says nothing; {@link failure} says it.
   */
  send(statement: Statement, values: readonly unknown[]): void {
    const sent = this.query(statement, values);
    sent.catch((error: Error) => (this.failure ??= error));
    this.sent.push(sent);
  }

  /** The identity map of this transaction, made when the first aggregate is asked for. */
  get em(): EntityManager {
    this.entityManager ??= this.orm.em.fork({ clear: true });
    return this.entityManager;
  }

  /** For repositories that load and store by statements of their own: the aggregate's events are collected as well. */
  track(aggregate: AggregateRoot): void {
    this.tracked.add(aggregate);
  }

  /** What the aggregates have recorded since the last call, in the order in which they were met. */
  takeEvents(): DomainEvent[] {
    if (this.entityManager) {
      const unit = this.entityManager.getUnitOfWork();
      const met = [...unit.getIdentityMap().values(), ...unit.getPersistStack(), ...unit.getRemoveStack()];
      for (const entity of met) if (isAggregate(entity)) this.tracked.add(entity);
    }
    return [...this.tracked].flatMap((aggregate) => aggregate.takeEvents());
  }

  /** Calls back when this transaction has been committed, and only then. For hints that may be lost. */
  afterCommit(follow: () => void): void {
    this.followers.push(follow);
  }

  async flush(): Promise<void> {
    await this.entityManager?.flush();
  }

  async commit(): Promise<void> {
    const [done] = await Promise.all([this.client.query('commit'), this.begun, ...this.sent]);
    // PostgreSQL answers ROLLBACK to the COMMIT of a transaction in which a statement has failed.
    if (done.command !== 'COMMIT') throw new Error('The transaction had failed and was rolled back.');
    for (const follow of this.followers) follow();
  }

  /** Rolls back; tells whether the connection is still fit for use. */
  async rollback(): Promise<boolean> {
    try {
      await this.client.query('rollback');
      return true;
    } catch {
      return false;
    }
  }
}

function isAggregate(entity: object): entity is AggregateRoot {
  return typeof (entity as Partial<AggregateRoot>).takeEvents === 'function';
}
