import { AsyncResource } from 'node:async_hooks';
import type { Actor } from '#domain/kernel/actor';
import { DomainError } from '#domain/kernel/domain-error';
import type { DomainEvent } from '#domain/kernel/domain-event';
import { outboxRows, type OutboxRow } from './outbox.js';
import type { Pipeline } from './pipeline.js';
import { Transaction } from './transaction.js';
import type { UnitOfWork } from './unit-of-work.js';

/** A unit of work that waits to share a transaction, and what its caller will be told. */
export class SharedWork<T = unknown> {
  /** What became of this attempt; nothing of it counts before the commit. */
  events: readonly DomainEvent[] = [];
  rows: readonly OutboxRow[] = [];
  private answer?: T;
  private refused = false;
  private readonly told = Promise.withResolvers<T>();
  private readonly scope = new AsyncResource('SharedWork');

  constructor(
    readonly actor: Actor,
    /** What no two that share a transaction may touch. */
    readonly subject: string,
    private readonly work: () => Promise<T>,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  get outcome(): Promise<T> {
    return this.told.promise;
  }

  /**
   * Runs on a transaction that others share. Whoever is refused before having changed anything is told so: they would be
   * alone as well. @throws what spoils the transaction for all
   */
  join(open: Pipeline): Promise<void> {
    return this.scope.runInAsyncScope(async () => {
      const own = new Transaction(open.client, this.actor, null, open);
      try {
        this.answer = await own.run(this.work);
      } catch (error) {
        if (own.wrote || !(error instanceof DomainError)) throw error;
        this.refused = true;
        return this.told.reject(error);
      }
      if (own.changes.length > 0) throw new Error('What the audit log is to know of is not done together.');
      this.events = own.takeEvents();
      this.rows = outboxRows(this.events, this.actor);
    });
  }

  committed(): void {
    this.told.resolve(this.answer as T);
  }

  failed(error: unknown): void {
    this.told.reject(error);
  }

  /** Nothing was kept of it so far. Who was refused has been told so. */
  async runAlone(): Promise<void> {
    if (this.refused) return;
    const alone = this.scope.runInAsyncScope(() => this.unitOfWork.run(this.actor, this.work));
    await alone.then(
      (answer) => this.told.resolve(answer),
      (error: unknown) => this.told.reject(error),
    );
  }
}
