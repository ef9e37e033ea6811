import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { Page } from '#domain/kernel/page';
import type { PublicationState } from '#domain/learning/publication';
import { given, Listing, type ListInput } from '#platform/http/listing';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { CourseRunView, selectRun } from './course-run.view.js';
import { runSeenWith, sightIn } from './sight.js';

export const COURSE_RUN_SORTS = ['id', '-id'] as const;

type CourseRunSort = (typeof COURSE_RUN_SORTS)[number];

export interface CourseRunFilter extends ListInput<CourseRunSort> {
  readonly courseId?: string;
  readonly state?: PublicationState;
}

export class ListCourseRunsQuery extends Query<Page<CourseRunView>> {
  constructor(
    readonly filter: CourseRunFilter,
    readonly actor: Actor,
  ) {
    super();
  }
}

const listing = new Listing<CourseRunView, CourseRunSort>(selectRun, { id: [['r.id', 'uuid', 'id']] });

@QueryHandler(ListCourseRunsQuery)
export class ListCourseRunsHandler implements IQueryHandler<ListCourseRunsQuery> {
  constructor(private readonly reader: TenantReader) {}

  execute({ filter, actor }: ListCourseRunsQuery): Promise<Page<CourseRunView>> {
    return listing.page(this.reader, actor, filter, [
      [runSeenWith(sightIn(actor))],
      given('r.course_id = ?', filter.courseId),
      given('r.state = ?', filter.state),
    ]);
  }
}
