import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { Page } from '#domain/kernel/page';
import { given, Listing, type ListInput } from '#platform/http/listing';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { assertOpenRun, inOpenRun, learnsOrHas } from './open-run.js';
import { LearnerWatchedView, percentOfVideo, roundNow } from './watching.view.js';

export const WATCHING_SORTS = ['learnerName', '-learnerName', 'percent', '-percent'] as const;

type WatchingSort = (typeof WATCHING_SORTS)[number];

export interface WatchingFilter extends ListInput<WatchingSort> {
  readonly itemId?: string;
  readonly learnerId?: string;
}

/** What the learners of a run have watched of its videos, for its authors. */
export class ListWatchingQuery extends Query<Page<LearnerWatchedView>> {
  constructor(
    readonly runId: string,
    readonly filter: WatchingFilter,
    readonly actor: Actor,
  ) {
    super();
  }
}

const percent = percentOfVideo('w.watched_ms', 'w.duration_ms');

const select = `
  select e.id as "enrolmentId", e.learner_id as "learnerId", p.display_name as "learnerName", w.item_id as "itemId",
    w.watched_ms as "watchedMs", w.duration_ms as "durationMs", ${percent} as percent, w.position_ms as "positionMs",
    w.counted_at as "countedAt"
  from learning.enrolments e
  join roster_api.people_v1 p on p.school_id = e.school_id and p.roster_person_id = e.learner_id
  join learning.watched w on w.school_id = e.school_id and w.run_id = e.run_id and w.learner_id = e.learner_id
  join learning.items i on i.school_id = w.school_id and i.run_id = w.run_id and i.id = w.item_id`;

const listing = new Listing<LearnerWatchedView, WatchingSort>(select, {
  learnerName: [
    ['p.display_name', 'text', 'learnerName'],
    ['e.id', 'uuid', 'enrolmentId'],
    ['w.item_id', 'uuid', 'itemId'],
  ],
  percent: [
    [percent, 'int', 'percent'],
    ['e.id', 'uuid', 'enrolmentId'],
    ['w.item_id', 'uuid', 'itemId'],
  ],
});

@QueryHandler(ListWatchingQuery)
export class ListWatchingHandler implements IQueryHandler<ListWatchingQuery> {
  constructor(private readonly reader: TenantReader) {}

  /** @throws CourseRunNotFound */
  async execute({ runId, filter, actor }: ListWatchingQuery): Promise<Page<LearnerWatchedView>> {
    const page = await listing.page(this.reader, actor, filter, [
      ['e.run_id = ?', runId],
      [`${learnsOrHas} and w.round = ${roundNow}`],
      given('w.item_id = ?', filter.itemId),
      given('e.learner_id = ?', filter.learnerId),
      inOpenRun(runId, actor),
    ]);
    if (page.items.length === 0) await assertOpenRun(this.reader, runId, actor);
    return page;
  }
}
