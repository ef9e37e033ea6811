import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { Page } from '#domain/kernel/page';
import { given, Listing, type ListInput } from '#platform/http/listing';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { beginsWith } from './begins-with.js';
import { selectCourse, CourseView } from './course.view.js';

export const COURSE_SORTS = ['title', '-title'] as const;

type CourseSort = (typeof COURSE_SORTS)[number];

export interface CourseFilter extends ListInput<CourseSort> {
  readonly code?: string;
  readonly grade?: string;
  /** The beginning of the title, in any case. */
  readonly q?: string;
}

export class ListCoursesQuery extends Query<Page<CourseView>> {
  constructor(
    readonly filter: CourseFilter,
    readonly actor: Actor,
  ) {
    super();
  }
}

const listing = new Listing<CourseView, CourseSort>(selectCourse, {
  title: [
    ['c.title', 'text', 'title'],
    ['c.id', 'uuid', 'id'],
  ],
});

@QueryHandler(ListCoursesQuery)
export class ListCoursesHandler implements IQueryHandler<ListCoursesQuery> {
  constructor(private readonly reader: TenantReader) {}

  execute({ filter, actor }: ListCoursesQuery): Promise<Page<CourseView>> {
    return listing.page(this.reader, actor, filter, [
      given('c.code = ?', filter.code),
      given('? = any(c.grades)', filter.grade),
      given(beginsWith('c.title_lower'), filter.q),
    ]);
  }
}
