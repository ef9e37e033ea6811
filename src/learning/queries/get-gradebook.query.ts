import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { SchemeDetails } from '#domain/learning/assessment/grading-scheme.words';
import { CourseRunNotFound } from '#domain/learning/course-run.errors';
import { cursorKey, pageOf } from '#platform/http/page';
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

/** Which part of it, by name. */
export interface GradebookPart {
  readonly limit: number;
  readonly after?: string | undefined;
}

/** What everybody in a run has reached, for its authors. */
export class GetGradebookQuery extends Query<GradebookView> {
  constructor(
    readonly runId: string,
    readonly part: GradebookPart,
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

const hasOfIt = (table: string) => `exists (
  select from ${table} t where t.school_id = e.school_id and t.run_id = e.run_id and t.learner_id = e.learner_id)`;

/**
 * Who is in it: whoever learns, or has to the end of the run, and whoever has left something to be graded by; not who never came.
 * That somebody has learned says the progress that is kept of everybody since.
 */
const isInIt = `(e.state in ('active', 'suspended', 'completed')
  or e.state = 'expired' and ${hasOfIt('learning.progress')}
  or ${['results', 'attempts', 'submissions'].map((table) => hasOfIt(`learning.${table}`)).join(' or ')})`;

// One statement, however many learners and items there are. Each learner is there once: by the enrolment that goes on, or the last.
const ofRun = prepared(`
  with run as (
    select r.school_id, r.id, r.title, c.title as course_title,
      case when g.id is not null then json_build_object('categories', g.categories, 'excluded', g.excluded) end as scheme
    from learning.runs r join learning.courses c on c.school_id = r.school_id and c.id = r.course_id
    left join learning.grading_schemes g on g.school_id = r.school_id and g.id = r.id
    where r.id = $1::uuid and ${isOpenTo('$2')}
  ), page as (
    select e.school_id, e.run_id, e.id, e.learner_id, e.state, p.display_name
    from (
      select distinct on (e.learner_id) e.* from run r join learning.enrolments e on e.school_id = r.school_id and e.run_id = r.id
      order by e.learner_id, e.state in ('withdrawn', 'expired'), e.id desc) e
    join roster_api.people_v1 p on p.school_id = e.school_id and p.roster_person_id = e.learner_id
    where ${isInIt} and ($3::text is null or (p.display_name, e.id) > ($3, $4::uuid))
    order by p.display_name, e.id limit $5::int + 1
  )
  select r.id as "runId", r.title as "runTitle", r.course_title as "courseTitle", r.scheme, ${lineItemsJson('true')} as "lineItems",
    (select coalesce(json_agg(json_build_object('enrolmentId', e.id, 'learnerId', e.learner_id, 'learnerName', e.display_name,
        'state', e.state, 'results', ${resultsJson(false)}) order by e.display_name, e.id), '[]') from page e) as rows
  from run r`);

@QueryHandler(GetGradebookQuery)
export class GetGradebookHandler implements IQueryHandler<GetGradebookQuery> {
  constructor(private readonly reader: TenantReader) {}

  /** @throws CourseRunNotFound */
  async execute({ runId, part: { limit, after }, actor }: GetGradebookQuery): Promise<GradebookView> {
    const values = [runId, sightOf(actor), ...cursorKey(after, ['text', 'uuid']), limit];
    const [found] = await this.reader.rows<Found>(actor, ofRun, values);
    if (!found) throw new CourseRunNotFound();
    const { scheme, rows, lineItems: items, ...run } = found;
    const lineItems = lineItemsOf(items, scheme);
    const page = pageOf(rows, limit, ({ learnerName, enrolmentId }) => [learnerName, enrolmentId]);
    return {
      ...run,
      categories: [...(scheme?.categories ?? [])],
      lineItems,
      items: page.items.map(({ results, ...row }) => ({ ...row, ...resultsOf(lineItems, results, scheme) })),
      ...(page.next && { next: page.next }),
    };
  }
}
