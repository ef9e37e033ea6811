import { Inject } from '@nestjs/common';
import { Query, QueryBus, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { Page } from '#domain/kernel/page';
import { Cache } from '#platform/cache/cache';
import { JsonText } from '#platform/http/json-text';
import { Listing, type ListInput } from '#platform/http/listing';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { ListMyLearnersQuery } from './list-my-learners.query.js';
import { textOf, type Lasting } from './lasting.js';
import { MyCourseView, selectMyCourse } from './my-course.view.js';

export const MY_COURSE_SORTS = ['title', '-title', 'id', '-id'] as const;

type MyCourseSort = (typeof MY_COURSE_SORTS)[number];

export interface MyCourseFilter extends ListInput<MyCourseSort> {
  /** Of several students in the reader's care only this one. */
  readonly learnerId?: string;
}

/**
 * The courses that the reader, or a student in the reader's care, learns in: one statement for all of them, none while
 * nothing has changed. As it is sent; nothing is decided by it.
 */
export class ListMyCoursesQuery extends Query<Page<MyCourseView>> {
  constructor(
    readonly filter: MyCourseFilter,
    readonly actor: Actor,
  ) {
    super();
  }
}

const listing = new Listing<Lasting<MyCourseView>, MyCourseSort>(selectMyCourse, {
  title: [
    ['c.title', 'text', 'courseTitle'],
    ['e.id', 'uuid', 'enrolmentId'],
  ],
  id: [['e.id', 'uuid', 'enrolmentId']],
});

/** Whatever changes them evicts them, and none outlasts its turn by the clock: this bounds what an eviction that got lost may do. */
const TTL_SECONDS = 300;

@QueryHandler(ListMyCoursesQuery)
export class ListMyCoursesHandler implements IQueryHandler<ListMyCoursesQuery> {
  constructor(
    private readonly reader: TenantReader,
    private readonly queries: QueryBus,
    @Inject(Cache) private readonly cache: Cache,
  ) {}

  async execute({ filter, actor }: ListMyCoursesQuery): Promise<Page<MyCourseView>> {
    const mine = await this.queries.execute(new ListMyLearnersQuery(actor));
    const learners = mine.filter((id) => filter.learnerId === undefined || id === filter.learnerId);
    const entry = {
      scope: actor.personId ?? 'nobody',
      key: `my courses in ${actor.schoolId} ${JSON.stringify([learners, filter.sort, filter.limit, filter.after])}`,
      ttlSeconds: TTL_SECONDS,
      // Evicted by src/learning/events.
      tags: [
        `courses:${actor.schoolId}`,
        `families:${actor.schoolId}`,
        'names-of-accounts',
        ...learners.map((id) => `learner:${id}`),
      ],
    };
    return JsonText.of(
      await this.cache.wrapText(entry, async (atMost) =>
        textOf(await this.list(filter, learners, actor), atMost),
      ),
    );
  }

  private list(
    filter: MyCourseFilter,
    learners: string[],
    actor: Actor,
  ): Promise<Page<Lasting<MyCourseView>>> {
    return listing.page(this.reader, actor, filter, [
      ['e.learner_id = any (?::uuid[])', learners],
      [`e.state not in ('withdrawn', 'expired')`],
    ]);
  }
}
