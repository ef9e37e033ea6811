import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { Page } from '#domain/kernel/page';
import type { PublicationState } from '#domain/learning/publication';
import { given, Listing, type ListInput } from '#platform/http/listing';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { OnlineCourseSummaryView, selectSummary } from './online-course.view.js';
import { courseSeenWith, isAuthor, sightIn } from './sight.js';

export const ONLINE_COURSE_SORTS = ['title', '-title', 'id', '-id'] as const;

type OnlineCourseSort = (typeof ONLINE_COURSE_SORTS)[number];

export interface OnlineCourseFilter extends ListInput<OnlineCourseSort> {
  readonly state?: PublicationState;
  /** Only those that the reader teaches. */
  readonly mine?: boolean;
  /** A part of the title or the summary, in any case. */
  readonly q?: string;
}

export class ListOnlineCoursesQuery extends Query<Page<OnlineCourseSummaryView>> {
  constructor(
    readonly filter: OnlineCourseFilter,
    readonly actor: Actor,
  ) {
    super();
  }
}

const listing = new Listing<OnlineCourseSummaryView, OnlineCourseSort>(selectSummary, {
  title: [
    ['c.title', 'text', 'title'],
    ['c.id', 'uuid', 'id'],
  ],
  id: [['c.id', 'uuid', 'id']],
});

const holds = `strpos(lower(c.title), lower(?)) > 0 or strpos(lower(coalesce(c.summary, '')), lower(?)) > 0`;

@QueryHandler(ListOnlineCoursesQuery)
export class ListOnlineCoursesHandler implements IQueryHandler<ListOnlineCoursesQuery> {
  constructor(private readonly reader: TenantReader) {}

  execute({ filter, actor }: ListOnlineCoursesQuery): Promise<Page<OnlineCourseSummaryView>> {
    return listing.page(this.reader, actor, filter, [
      [courseSeenWith(sightIn(actor))],
      given('c.state = ?', filter.state),
      given(holds, filter.q),
      filter.mine === true && [isAuthor],
    ]);
  }
}
