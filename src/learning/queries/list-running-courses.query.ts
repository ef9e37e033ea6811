import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { Page } from '#domain/kernel/page';
import { Cache, type CacheEntry } from '#platform/cache/cache';
import { JsonText } from '#platform/http/json-text';
import { given, Listing, type ListInput } from '#platform/http/listing';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { textOf, type Lasting } from './lasting.js';
import { RunningCourseView, selectRunningCourse } from './running-course.view.js';
import { isOpenTo, sightIn, sightOf, type Sight } from './sight.js';

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

const listing = new Listing<Lasting<RunningCourseView>, RunningCourseSort>(selectRunningCourse, {
  title: [
    ['c.title', 'text', 'courseTitle'],
    ['r.id', 'uuid', 'runId'],
  ],
  id: [['r.id', 'uuid', 'runId']],
});

/** Whatever changes them evicts them, and none outlasts the end of a run: this bounds what an eviction that got lost may do. */
const TTL_SECONDS = 300;

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
    const entry = entryOf(filter, sight, actor);
    return JsonText.of(await this.cache.wrapText(entry, async (atMost) => textOf(await list(), atMost)));
  }
}

function entryOf(filter: RunningCourseFilter, sight: Sight, { schoolId, personId }: Actor): CacheEntry {
  const { instructorId, sort, limit, after } = filter;
  return {
    scope: sight === 'all' ? schoolId! : (personId ?? 'nobody'),
    key: `running courses in ${schoolId} ${JSON.stringify([sight, instructorId, sort, limit, after])}`,
    ttlSeconds: TTL_SECONDS,
    tags: [`courses:${schoolId}`, `learners:${schoolId}`, 'names-of-accounts'], // evicted by src/learning/events
  };
}
