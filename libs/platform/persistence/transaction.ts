import { AsyncLocalStorage } from 'node:async_hooks';
import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import type pg from 'pg';
import type { Actor } from '#domain/kernel/actor';
import type { AggregateRoot } from '#domain/kernel/aggregate-root';
import type { DomainEvent } from '#domain/kernel/domain-event';
import type { AuditEntry } from './audit-entry.js';
import { Pipeline, type Together } from './pipeline.js';
import type { Statement } from './statement.js';

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

/** The transaction as one unit of work has it: under its actor's tenant, with what it has recorded and changed. */
export class Transaction {
  /** What the flushes of this transaction changed, for the audit log. */
  readonly changes: AuditEntry[] = [];
  /** Whether something may have been changed in the database so far. */
  wrote = false;
  private readonly pipeline: Pipeline;
  private entityManager?: EntityManager;
  private readonly tracked = new Set<AggregateRoot>();

  /** Without the ORM for units of work that share a transaction: what it flushed could not be told apart. */
  constructor(
    client: pg.PoolClient,
    readonly actor: Actor,
    private readonly orm: MikroORM | null,
    begin: string | Pipeline,
  ) {
    this.pipeline = typeof begin === 'string' ? new Pipeline(client, begin) : begin;
  }

  get client(): pg.PoolClient {
    return this.pipeline.client;
  }

  /** See {@link Pipeline.failure}. */
  get failure(): Error | undefined {
    return this.pipeline.failure;
  }

  run<T>(work: () => Promise<T>): Promise<T> {
    return current.run(this, work);
  }

  query<Row extends object>(statement: Statement, values: readonly unknown[] = []): Promise<Row[]> {
    this.wrote = true;
    return this.pipeline.query<Row>(statement, values);
  }

  send(statement: Statement, values: readonly unknown[]): void {
    this.wrote = true;
    this.pipeline.send(statement, values);
  }

  together<Question, Answer>(matter: Together<Question, Answer>, question: Question): Promise<Answer> {
    this.wrote ||= matter.writes;
    return this.pipeline.together(matter, question);
  }

  /** The identity map of this transaction, made when the first aggregate is asked for. */
  get em(): EntityManager {
    if (!this.orm)
      throw new Error('A unit of work that shares its transaction loads and stores by statements.');
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

  /** See {@link Pipeline.afterCommit}. */
  afterCommit(follow: () => void): void {
    this.pipeline.afterCommit(follow);
  }

  async flush(): Promise<void> {
    await this.entityManager?.flush();
  }

  commit(): Promise<void> {
    return this.pipeline.commit();
  }

  rollback(): Promise<boolean> {
    return this.pipeline.rollback();
  }
}

function isAggregate(entity: object): entity is AggregateRoot {
  return typeof (entity as Partial<AggregateRoot>).takeEvents === 'function';
}
