import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { Page } from '#domain/kernel/page';
import type { AttemptState } from '#domain/learning/assessment/attempt.words';
import { given, Listing, type ListInput } from '#platform/http/listing';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { amongMine } from './among-mine.js';
import { AttemptSummaryView, attemptSeenWith, selectAttempts } from './attempt.view.js';
import { sightOf, type Sight } from './sight.js';

export const ATTEMPT_SORTS = ['id', '-id'] as const;
type AttemptSort = (typeof ATTEMPT_SORTS)[number];

export interface AttemptFilter extends ListInput<AttemptSort> {
  readonly runId?: string;
  readonly itemId?: string;
  readonly learnerId?: string;
  readonly state?: AttemptState;
}

export class ListAttemptsQuery extends Query<Page<AttemptSummaryView>> {
  constructor(
    readonly filter: AttemptFilter,
    readonly actor: Actor,
  ) {
    super();
  }
}

const by = { id: [['a.id', 'uuid', 'id']] } as const;
const listingWith = (sight: Sight) =>
  new Listing<AttemptSummaryView, AttemptSort>(selectAttempts(`'${sight}'`), by);
/** What is selected depends on the reader: a list for each sight. */
const LISTINGS: Readonly<Record<Sight, Listing<AttemptSummaryView, AttemptSort>>> = {
  all: listingWith('all'),
  author: listingWith('author'),
  published: listingWith('published'),
};

@QueryHandler(ListAttemptsQuery)
export class ListAttemptsHandler implements IQueryHandler<ListAttemptsQuery> {
  constructor(private readonly reader: TenantReader) {}

  execute({ filter, actor }: ListAttemptsQuery): Promise<Page<AttemptSummaryView>> {
    const sight = sightOf(actor);
    return LISTINGS[sight].page(this.reader, actor, filter, [
      [attemptSeenWith(`'${sight}'`)],
      amongMine(actor, filter, { table: 'learning.attempts', as: 'a' }),
      given('a.run_id = ?', filter.runId),
      given('a.item_id = ?', filter.itemId),
      given('a.learner_id = ?', filter.learnerId),
      given('a.state = ?', filter.state),
    ]);
  }
}
