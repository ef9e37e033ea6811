import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { Page } from '#domain/kernel/page';
import { Cache, type CacheEntry } from '#platform/cache/cache';
import { JsonText } from '#platform/http/json-text';
import { given, Listing, type ListInput } from '#platform/http/listing';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { RunningCourseView, selectRunningCourse } from './running-course.view.js';
import { isOpenTo, sightIn, sightOf } from './sight.js';

export const RUNNING_COURSE_SORTS = ['title', '-title', 'id', '-id'] as const;

type RunningCourseSort = (typeof RUNNING_COURSE_SORTS)[number];

export interface RunningCourseFilter extends ListInput<RunningCourseSort> {
  /** Only those that this person teaches. */
  readonly instructorId?: string;
}

/**
 * The courses that go on, with who teaches them, who learns in them and how far everybody has come: one statement for all
 * of them, none while nothing has changed. As it is sent; nothing is decided by it.
 */
export class ListRunningCoursesQuery extends Query<Page<RunningCourseView>> {
  constructor(
    readonly filter: RunningCourseFilter,
    readonly actor: Actor,
  ) {
    super();
  }
}

const listing = new Listing<RunningCourseView, RunningCourseSort>(selectRunningCourse, {
  title: [
    ['c.title', 'text', 'courseTitle'],
    ['r.id', 'uuid', 'runId'],
  ],
  id: [['r.id', 'uuid', 'runId']],
});

/** As long as it may stay unseen that a run has ended, or that somebody has another name. */
const TTL_SECONDS = 30;

@QueryHandler(ListRunningCoursesQuery)
export class ListRunningCoursesHandler implements IQueryHandler<ListRunningCoursesQuery> {
  constructor(
    private readonly reader: TenantReader,
    @Inject(Cache) private readonly cache: Cache,
  ) {}

  /** Who sees everything shares one entry; who sees own courses has one of their own. */
  async execute({ filter, actor }: ListRunningCoursesQuery): Promise<Page<RunningCourseView>> {
    const sight = sightOf(actor);
    const list = () =>
      listing.page(this.reader, actor, filter, [
        [isOpenTo(sightIn(actor))],
        [`r.state = 'published' and c.state = 'published' and coalesce(r.ends_on >= learning.today(), true)`],
        given('? = any (c.instructors)', filter.instructorId),
      ]);
    const entry = entryOf(filter, sight === 'all' ? actor.schoolId! : (actor.personId ?? 'nobody'), actor);
    return JsonText.of(await this.cache.wrapText(entry, async () => JSON.stringify(await list())));
  }
}

function entryOf(filter: RunningCourseFilter, scope: string, { schoolId }: Actor): CacheEntry {
  const { instructorId, sort, limit, after } = filter;
  return {
    scope,
    key: `running courses in ${schoolId} ${JSON.stringify([instructorId, sort, limit, after])}`,
    ttlSeconds: TTL_SECONDS,
    tags: [`courses:${schoolId}`, `learners:${schoolId}`], // evicted by src/learning/events
  };
}
