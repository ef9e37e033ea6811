import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { Page } from '#domain/kernel/page';
import { Listing, type ListInput } from '#platform/http/listing';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { assertOpenRun, inOpenRun, learnsOrHas } from './open-run.js';
import { LearnerProgressView, percentOf } from './progress.view.js';

export const RUN_PROGRESS_SORTS = ['learnerName', '-learnerName', 'percent', '-percent'] as const;

type RunProgressSort = (typeof RUN_PROGRESS_SORTS)[number];

export type RunProgressFilter = ListInput<RunProgressSort>;

/** Everybody who learns in a run, or has, with how far they have come; for its authors. */
export class ListRunProgressQuery extends Query<Page<LearnerProgressView>> {
  constructor(
    readonly runId: string,
    readonly filter: RunProgressFilter,
    readonly actor: Actor,
  ) {
    super();
  }
}

const select = `
  select e.id as "enrolmentId", e.learner_id as "learnerId", p.display_name as "learnerName",
    coalesce(g.state, 'not_started') as state, coalesce(g.done, 0) as done, coalesce(g.total, 0) as total,
    ${percentOf} as percent, g.completed_at as "completedAt"
  from learning.enrolments e
  join roster_api.people_v1 p on p.school_id = e.school_id and p.roster_person_id = e.learner_id
  left join learning.progress g on g.school_id = e.school_id and g.run_id = e.run_id and g.learner_id = e.learner_id`;

// PostgreSQL, which does not know the limit of a plan for all pages, would plan each page anew, at twice what it costs to read.
const listing = new Listing<LearnerProgressView, RunProgressSort>(
  select,
  {
    learnerName: [
      ['p.display_name', 'text', 'learnerName'],
      ['e.id', 'uuid', 'enrolmentId'],
    ],
    percent: [
      [percentOf, 'int', 'percent'],
      ['e.id', 'uuid', 'enrolmentId'],
    ],
  },
  { plannedOnce: true },
);

@QueryHandler(ListRunProgressQuery)
export class ListRunProgressHandler implements IQueryHandler<ListRunProgressQuery> {
  constructor(private readonly reader: TenantReader) {}

  /** @throws CourseRunNotFound */
  async execute({ runId, filter, actor }: ListRunProgressQuery): Promise<Page<LearnerProgressView>> {
    const page = await listing.page(this.reader, actor, filter, [
      ['e.run_id = ?', runId],
      [learnsOrHas],
      inOpenRun(runId, actor),
    ]);
    if (page.items.length === 0) await assertOpenRun(this.reader, runId, actor);
    return page;
  }
}
