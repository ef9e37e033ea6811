import type { Actor } from '#domain/kernel/actor';
import { requestContext } from '../context/request-context.js';
import type { Committed } from './after-commit.js';
import { meaningOf } from './constraints.js';
import type { Database } from './database.js';
import { Lanes } from './lanes.js';
import { writeOutbox } from './outbox.js';
import { Pipeline } from './pipeline.js';
import { SharedWork } from './shared-work.js';
import { beginTogether, PLAN_ONCE } from './tenancy.js';
import { transactionIfAny } from './transaction.js';
import type { UnitOfWork } from './unit-of-work.js';

/**
 * For a command that is given many times a second: those of one school that come while a transaction of the school is
 * under way share the next one, its statements and its commit. Each gets the answer that it would get alone: when
 * anything fails after something was changed, nothing is kept and each runs by itself, as a {@link UnitOfWork}. Requests
 * with an Idempotency-Key, jobs, and whatever has no school, run by themselves at once.
 */
export class SharedUnitOfWork {
  private readonly lanes = new Lanes<SharedWork>((works) => this.take(works));

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly database: Database,
    private readonly afterCommit: (committed: Committed) => void,
  ) {}

  /**
   * Runs `work` as the actor. It loads and stores by statements that are asked {@link Pipeline.together}, not by the ORM,
   * and may run again. No two for the same `subject` share a transaction.
   */
  run<T>(actor: Actor, subject: string, work: () => Promise<T>): Promise<T> {
    const context = requestContext();
    const byItself = actor.schoolId === null || context?.idempotency || context?.job || transactionIfAny();
    if (byItself) return this.unitOfWork.run(actor, work);
    const shared = new SharedWork(actor, subject, work, this.unitOfWork);
    this.lanes.add(actor.schoolId, shared as SharedWork);
    return shared.outcome;
  }

  private async take(works: readonly SharedWork[]): Promise<void> {
    if (works.length > 1) return this.attempt(works);
    await works[0]!.runAlone();
  }

  private async attempt(works: readonly SharedWork[]): Promise<void> {
    try {
      if (await this.together(works)) for (const work of works) this.tell(work);
      else await Promise.all(works.map((work) => work.runAlone()));
    } catch (error) {
      // Whether it was committed is not known, or there is no database to ask: nobody may run again.
      for (const work of works) work.failed(meaningOf(error));
    }
  }

  /** @returns false when it was rolled back; @throws when it may have been committed */
  private async together(works: readonly SharedWork[]): Promise<boolean> {
    const schoolId = works[0]!.actor.schoolId!;
    const people = works.map(({ actor }) => actor.personId);
    const client = await this.database.app.connect();
    const open = new Pipeline(client, beginTogether(schoolId, people) + PLAN_ONCE);
    let fit = true;
    try {
      // All of them: what one still asks after the rollback would be asked of no transaction.
      const joined = await Promise.allSettled(works.map((work) => work.join(open)));
      for (const each of joined) if (each.status === 'rejected') throw each.reason;
      writeOutbox(
        open,
        schoolId,
        works.flatMap(({ rows }) => rows),
      );
      await open.commit();
      return true;
    } catch (error) {
      fit = await open.rollback();
      if (!fit) throw error;
      return false;
    } finally {
      client.release(!fit);
    }
  }

  private tell(work: SharedWork): void {
    if (work.events.length > 0) this.afterCommit({ events: work.events, actor: work.actor });
    work.committed();
  }
}
