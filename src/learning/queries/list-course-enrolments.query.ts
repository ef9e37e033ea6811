import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { Page } from '#domain/kernel/page';
import type { CourseEnrolmentState } from '#domain/learning/enrolment/enrolment.words';
import { given, Listing, type ListInput } from '#platform/http/listing';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { amongMine } from './among-mine.js';
import { CourseEnrolmentView, enrolmentSeenWith, selectEnrolment } from './course-enrolment.view.js';
import { sightIn } from './sight.js';

export const COURSE_ENROLMENT_SORTS = ['id', '-id', 'learnerName', '-learnerName'] as const;

type CourseEnrolmentSort = (typeof COURSE_ENROLMENT_SORTS)[number];

export interface CourseEnrolmentFilter extends ListInput<CourseEnrolmentSort> {
  readonly runId?: string;
  readonly learnerId?: string;
  readonly state?: CourseEnrolmentState;
}

export class ListCourseEnrolmentsQuery extends Query<Page<CourseEnrolmentView>> {
  constructor(
    readonly filter: CourseEnrolmentFilter,
    readonly actor: Actor,
  ) {
    super();
  }
}

const listing = new Listing<CourseEnrolmentView, CourseEnrolmentSort>(selectEnrolment, {
  id: [['e.id', 'uuid', 'id']],
  learnerName: [
    ['p.display_name', 'text', 'learnerName'],
    ['e.id', 'uuid', 'id'],
  ],
});

@QueryHandler(ListCourseEnrolmentsQuery)
export class ListCourseEnrolmentsHandler implements IQueryHandler<ListCourseEnrolmentsQuery> {
  constructor(private readonly reader: TenantReader) {}

  execute({ filter, actor }: ListCourseEnrolmentsQuery): Promise<Page<CourseEnrolmentView>> {
    return listing.page(this.reader, actor, filter, [
      [enrolmentSeenWith(sightIn(actor))],
      amongMine(actor, filter, { table: 'learning.enrolments', as: 'e' }),
      given('e.run_id = ?', filter.runId),
      given('e.learner_id = ?', filter.learnerId),
      given('e.state = ?', filter.state),
    ]);
  }
}
