import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import type { CourseEnrolmentRepository } from '../../enrolment/course-enrolment.repository.js';
import type { ProgressRepository } from '../../progress/progress.repository.js';
import type { PlayedItems } from '../played-items.js';
import { saidOfItem } from '../said-of-items.js';
import type { StoreStatementsInput, StoreStatementsUseCase } from './store-statements.use-case.js';

export interface TakeStatementsInput extends Omit<StoreStatementsInput, 'counts'> {
  /** Where this installation is opened: what begins with it is ours. */
  readonly home: string;
}

/** Stores what a program says; what it says of our learners and of items that it plays is evidence of their progress. */
export class TakeStatementsUseCase {
  constructor(
    private readonly deps: {
      store: Pick<StoreStatementsUseCase, 'execute'>;
      played: PlayedItems;
      progress: ProgressRepository;
      enrolments: CourseEnrolmentRepository;
      clock: Clock;
    },
  ) {}

  /** Answers the ids in their order. @throws StatementInvalid, StatementConflicts, XapiRequestInvalid */
  async execute({ home, ...input }: TakeStatementsInput, actor: Actor): Promise<string[]> {
    const { ids, fresh } = await this.deps.store.execute({ ...input, counts: true });
    const said = fresh.flatMap(({ id, said: statement }) => {
      const of = saidOfItem(home, statement);
      return of ? [{ ...of, statementId: id }] : [];
    });
    if (said.length > 0) for (const one of await this.deps.played.counting(said)) await this.note(one, actor);
    return ids;
  }

  /** When that was is for our clock to say. */
  private async note(
    { kind, itemId, ...learner }: Awaited<ReturnType<PlayedItems['counting']>>[number],
    actor: Actor,
  ): Promise<void> {
    const { progress, enrolments, clock } = this.deps;
    const now = clock.now();
    const theirs = await progress.hold(learner);
    theirs.note(kind, itemId, actor, now);
    await progress.save([theirs]);
    if (!theirs.isCompleted()) return;
    for (const enrolment of await enrolments.holdAll([learner.enrolmentId]))
      if (enrolment.state === 'active') enrolment.becomes('completed', actor, now);
  }
}
