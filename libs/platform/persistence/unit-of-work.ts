import { setTimeout as sleep } from 'node:timers/promises';
import type { MikroORM } from '@mikro-orm/postgresql';
import type { Actor } from '#domain/kernel/actor';
import { DomainError } from '#domain/kernel/domain-error';
import type { DomainEvent } from '#domain/kernel/domain-event';
import { requestContext } from '../context/request-context.js';
import type { Committed } from './after-commit.js';
import { answerOnce } from './idempotency.js';
import { appendToAudit } from './audit.js';
import { completeJob } from './job-completion.js';
import { appendToOutbox } from './outbox.js';
import { isTransient, meaningOf } from './constraints.js';
import type { Database } from './database.js';
import { beginAs, PLAN_ONCE } from './tenancy.js';
import { Transaction, transactionIfAny } from './transaction.js';

const ATTEMPTS = 3;

/** The other one of a deadlock needs a moment to take what this one let go, or both meet again (ms). */
const PAUSE = 20;

/**
 * The transaction boundary of every command. It sets the tenant, runs the use case, flushes the ORM, writes the recorded
 * events to the outbox (K5), the changes to the audit log (K7), the answer to the idempotency table (R2) and the job's
 * completion (R4), and commits all of it or nothing. Constraints that were violated come out as their domain errors.
 */
export class UnitOfWork {
  constructor(
    private readonly database: Database,
    private readonly orm: MikroORM,
    /** Told after a commit that wrote events: the relay need not wait for its next look. */
    private readonly afterCommit: (committed: Committed) => void,
  ) {}

  /**
   * Runs `work` as the actor. It is run again when the database asked for that (deadlock, serialisation) and when
   * somebody else was faster between its look and its write, so it has no effects but those in the transaction.
   */
  async run<T>(actor: Actor, work: () => Promise<T>): Promise<T> {
    if (transactionIfAny()) throw new Error('A unit of work is open already: one command, one transaction.');
    takeClaim();
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.attempt(actor, work);
      } catch (error) {
        if (attempt === ATTEMPTS || !mayEndOtherwise(error)) throw meaningOf(error);
        await sleep(attempt * PAUSE * (1 + Math.random()));
      }
    }
  }

  private async attempt<T>(actor: Actor, work: () => Promise<T>): Promise<T> {
    const begin = beginAs(actor, 'read write') + PLAN_ONCE;
    const client = await this.database.app.connect();
    const open = new Transaction(client, actor, this.orm, begin);
    let fit = true;
    try {
      const { answer, events } = await open.run(() => this.perform(open, work));
      await open.commit();
      if (events.length > 0) this.afterCommit({ events, actor });
      return answer;
    } catch (error) {
      fit = await open.rollback();
      throw open.failure ?? error;
    } finally {
      client.release(!fit);
    }
  }

  private async perform<T>(
    open: Transaction,
    work: () => Promise<T>,
  ): Promise<{ answer: T; events: readonly DomainEvent[] }> {
    let events: readonly DomainEvent[] = [];
    const answer = await answerOnce(open, requestContext()?.idempotency, async () => {
      const result = await work();
      events = open.takeEvents();
      await open.flush();
      appendToOutbox(open, events);
      appendToAudit(open);
      await completeJob(open, requestContext()?.job);
      return result;
    });
    return { answer, events };
  }
}

function mayEndOtherwise(error: unknown): boolean {
  return isTransient(error) || (error instanceof DomainError && error.overtaken);
}

/** A second unit of work under one key would be given the answer of the first. */
function takeClaim(): void {
  const claim = requestContext()?.idempotency;
  if (claim?.taken)
    throw new Error('The Idempotency-Key of this request is taken: one request, one command.');
  if (claim) claim.taken = true;
}
