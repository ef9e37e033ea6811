import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { SchemeDetails } from '#domain/learning/assessment/grading-scheme.words';
import { CourseEnrolmentNotFound } from '#domain/learning/enrolment/enrolment.errors';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { enrolmentSeenWith } from './course-enrolment.view.js';
import {
  lineItemsJson,
  lineItemsOf,
  resultsJson,
  resultsOf,
  type LineItemRow,
  type ResultRow,
} from './gradebook-rows.js';
import type { OwnGradesView } from './gradebook.view.js';
import { sightOf } from './sight.js';

/** What a learner has reached in a run, of what is released and published (B6, B10). */
export class GetOwnGradesQuery extends Query<OwnGradesView> {
  constructor(
    readonly enrolmentId: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

interface Found extends Pick<OwnGradesView, 'enrolmentId' | 'runId' | 'learnerId'> {
  readonly scheme: SchemeDetails | null;
  readonly lineItems: readonly LineItemRow[];
  readonly results: readonly ResultRow[];
}

const byEnrolment = prepared(`
  select e.id as "enrolmentId", e.run_id as "runId", e.learner_id as "learnerId",
    case when g.id is not null then json_build_object('categories', g.categories, 'excluded', g.excluded) end as scheme,
    ${lineItemsJson(`i.state = 'published'`)} as "lineItems", ${resultsJson(true)} as results
  from learning.enrolments e
  join learning.runs r on r.school_id = e.school_id and r.id = e.run_id
  join learning.courses c on c.school_id = r.school_id and c.id = r.course_id
  left join learning.grading_schemes g on g.school_id = r.school_id and g.id = r.id
  where e.id = $1::uuid and ${enrolmentSeenWith('$2')}`);

@QueryHandler(GetOwnGradesQuery)
export class GetOwnGradesHandler implements IQueryHandler<GetOwnGradesQuery> {
  constructor(private readonly reader: TenantReader) {}

  /** @throws CourseEnrolmentNotFound */
  async execute({ enrolmentId, actor }: GetOwnGradesQuery): Promise<OwnGradesView> {
    const values = [enrolmentId, sightOf(actor)];
    const [found] = await this.reader.rows<Found>(actor, byEnrolment, values);
    if (!found) throw new CourseEnrolmentNotFound();
    const { scheme, lineItems: items, results, ...of } = found;
    // How much others have reached is not told by the most that there is: of a quiz the learner's own points say it.
    const own = new Map(results.map(({ itemId, points }) => [itemId, points]));
    const lineItems = lineItemsOf(items, scheme).map((item) =>
      item.kind === 'quiz' ? { ...item, resultValueMax: own.get(item.id) ?? null } : item,
    );
    return { ...of, lineItems, ...resultsOf(lineItems, results, scheme) };
  }
}
