import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import type { CourseEnrolmentRepository } from '../../enrolment/course-enrolment.repository.js';
import type { ProgressRepository } from '../../progress/progress.repository.js';
import type { NewStatement } from '../statement.js';
import type { StatementRepository } from '../statement.repository.js';
import type { PlayedItems } from '../played-items.js';
import { saidOfItem, type SaidOfItem } from '../said-of-items.js';
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
      statements: StatementRepository;
      played: PlayedItems;
      progress: ProgressRepository;
      enrolments: CourseEnrolmentRepository;
      clock: Clock;
    },
  ) {}

  /** Answers the ids in their order. @throws StatementInvalid, StatementConflicts, XapiRequestInvalid */
  async execute({ home, ...input }: TakeStatementsInput, actor: Actor): Promise<string[]> {
    const { ids, fresh } = await this.deps.store.execute({ ...input, counts: true });
    const said = await this.standing(saidOfItems(home, fresh));
    if (said.length > 0) for (const one of await this.deps.played.counting(said)) await this.note(one, actor);
    return ids;
  }

  /** Of those that are not voided as they come, by what came before or by what comes with them. */
  private async standing(said: ReadonlyMap<string, SaidOfItem>): Promise<SaidOfItem[]> {
    if (said.size === 0) return [];
    const voided = await this.deps.statements.voidedOf([...said.keys()]);
    return [...said].flatMap(([id, one]) => (voided.has(id) ? [] : [one]));
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

/** What is said of our items, by the ids of the statements. */
function saidOfItems(home: string, statements: readonly NewStatement[]): Map<string, SaidOfItem> {
  const said = new Map<string, SaidOfItem>();
  for (const { id, said: statement } of statements) {
    const of = saidOfItem(home, statement);
    if (of) said.set(id, of);
  }
  return said;
}
