import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { SchemeDetails } from '#domain/learning/assessment/grading-scheme.words';
import { CourseRunNotFound } from '#domain/learning/course-run.errors';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import {
  lineItemsJson,
  lineItemsOf,
  resultsJson,
  resultsOf,
  type LineItemRow,
  type ResultRow,
} from './gradebook-rows.js';
import type { GradebookRowView, GradebookView } from './gradebook.view.js';
import { isOpenTo, sightOf } from './sight.js';

/** What everybody in a run has reached, for its authors. */
export class GetGradebookQuery extends Query<GradebookView> {
  constructor(
    readonly runId: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

interface Found extends Pick<GradebookView, 'runId' | 'runTitle' | 'courseTitle'> {
  readonly scheme: SchemeDetails | null;
  readonly lineItems: readonly LineItemRow[];
  readonly rows: readonly (Omit<GradebookRowView, 'results' | 'total'> & {
    readonly results: readonly ResultRow[];
  })[];
}

// One statement, however many learners and items there are.
const ofRun = prepared(`
  select r.id as "runId", r.title as "runTitle", c.title as "courseTitle",
    case when g.id is not null then json_build_object('categories', g.categories, 'excluded', g.excluded) end as scheme,
    ${lineItemsJson('true')} as "lineItems",
    (select coalesce(json_agg(json_build_object('enrolmentId', e.id, 'learnerId', e.learner_id, 'learnerName', p.display_name,
        'state', e.state, 'results', ${resultsJson(false)}) order by p.display_name, e.id), '[]')
      from learning.enrolments e
      join roster_api.people_v1 p on p.school_id = e.school_id and p.roster_person_id = e.learner_id
      where e.school_id = r.school_id and e.run_id = r.id and e.state in ('active', 'suspended', 'completed')) as rows
  from learning.runs r join learning.courses c on c.school_id = r.school_id and c.id = r.course_id
  left join learning.grading_schemes g on g.school_id = r.school_id and g.id = r.id
  where r.id = $1::uuid and ${isOpenTo('$2')}`);

@QueryHandler(GetGradebookQuery)
export class GetGradebookHandler implements IQueryHandler<GetGradebookQuery> {
  constructor(private readonly reader: TenantReader) {}

  /** @throws CourseRunNotFound */
  async execute({ runId, actor }: GetGradebookQuery): Promise<GradebookView> {
    const [found] = await this.reader.rows<Found>(actor, ofRun, [runId, sightOf(actor)]);
    if (!found) throw new CourseRunNotFound();
    const { scheme, rows, ...run } = found;
    const lineItems = lineItemsOf(found.lineItems, scheme);
    const categories = [...(scheme?.categories ?? [])];
    return {
      ...run,
      categories,
      lineItems,
      rows: rows.map(({ results, ...row }) => ({ ...row, ...resultsOf(lineItems, results, scheme) })),
    };
  }
}
