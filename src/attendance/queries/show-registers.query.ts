import { Inject } from '@nestjs/common';
import { Query, QueryBus, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { Clock } from '#domain/kernel/clock';
import type { Page } from '#domain/kernel/page';
import { Cache, type CacheEntry } from '#platform/cache/cache';
import { JsonText } from '#platform/http/json-text';
import { ListRegistersQuery, ownOnly, type RegisterFilter } from './list-registers.query.js';
import type { RegisterSummaryView } from './register.view.js';

/**
 * The list of registers as it is sent: what everybody in the office looks at is made once, until something changes.
 * A process that has not heard of a change yet may be a moment behind, so nothing is decided by it.
 */
export class ShowRegistersQuery extends Query<Page<RegisterSummaryView>> {
  constructor(
    readonly filter: RegisterFilter,
    readonly actor: Actor,
  ) {
    super();
  }
}

/** Midnight is on a quarter of an hour of UTC in every time zone; when it comes, "today" is another list. */
const QUARTER_MS = 900_000;
/** Also as long as a change that nothing announces, such as the school's time zone, may stay unseen. */
const TTL_SECONDS = 60;

@QueryHandler(ShowRegistersQuery)
export class ShowRegistersHandler implements IQueryHandler<ShowRegistersQuery> {
  constructor(
    private readonly queries: QueryBus,
    @Inject(Cache) private readonly cache: Cache,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** What depends on who asks, and the past, is always read anew, so who may see all registers of the school shares one entry. */
  async execute({ filter, actor }: ShowRegistersQuery): Promise<Page<RegisterSummaryView>> {
    const list = () => this.queries.execute(new ListRegistersQuery(filter, actor));
    if (filter.asOf || ownOnly(filter, actor)) return list();
    const entry = this.entryOf(filter, actor);
    return JsonText.of(await this.cache.wrapText(entry, async () => JSON.stringify(await list())));
  }

  private entryOf({ date, sectionId, limit, after }: RegisterFilter, { schoolId }: Actor): CacheEntry {
    const now = this.clock.now().getTime();
    const day = date ?? `today ${Math.floor(now / QUARTER_MS)}`;
    const untilTheNext = (QUARTER_MS - (now % QUARTER_MS)) / 1000;
    return {
      scope: schoolId!,
      key: `all registers ${JSON.stringify([day, sectionId, limit, after])}`,
      ttlSeconds: Math.min(TTL_SECONDS, untilTheNext),
      tags: [`registers:${schoolId}`], // evicted by src/attendance/events
    };
  }
}
