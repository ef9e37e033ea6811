import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { Page } from '#domain/kernel/page';
import { CourseRunNotFound } from '#domain/learning/course-run.errors';
import { Listing, type ListInput } from '#platform/http/listing';
import { prepared } from '#platform/persistence/statement';
import { TenantReader, type Read } from '#platform/persistence/tenant-reader';
import { LearnerProgressView, percentOf } from './progress.view.js';
import { isOpenTo, sightOf } from './sight.js';

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

const listing = new Listing<LearnerProgressView, RunProgressSort>(select, {
  learnerName: [
    ['p.display_name', 'text', 'learnerName'],
    ['e.id', 'uuid', 'enrolmentId'],
  ],
  percent: [
    [percentOf, 'int', 'percent'],
    ['e.id', 'uuid', 'enrolmentId'],
  ],
});

/** The run, to those who see everything of it. $2: their sight. */
export const openRun = prepared(`
  select r.id from learning.runs r join learning.courses c on c.school_id = r.school_id and c.id = r.course_id
  where r.id = $1::uuid and ${isOpenTo('$2')}`);

@QueryHandler(ListRunProgressQuery)
export class ListRunProgressHandler implements IQueryHandler<ListRunProgressQuery> {
  constructor(private readonly reader: TenantReader) {}

  /** @throws CourseRunNotFound */
  async execute({ runId, filter, actor }: ListRunProgressQuery): Promise<Page<LearnerProgressView>> {
    const asked = async (read: Read) => {
      const [[run], page] = await Promise.all([
        read(openRun, [runId, sightOf(actor)]),
        listing.pageBy(read, filter, [
          ['e.run_id = ?', runId],
          [`e.state in ('active', 'suspended', 'completed')`],
        ]),
      ]);
      if (!run) throw new CourseRunNotFound();
      return page;
    };
    // PostgreSQL, which does not know the limit of a plan for all pages, would plan each page anew, at twice what it costs to read.
    return this.reader.atOnce(actor, asked, { plannedOnce: true });
  }
}
