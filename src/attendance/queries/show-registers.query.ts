import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { Clock } from '#domain/kernel/clock';
import type { Page } from '#domain/kernel/page';
import { Cache } from '#platform/cache/cache';
import { JsonText } from '#platform/http/json-text';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { listRegisters, ownOnly, type RegisterFilter } from './list-registers.query.js';
import type { RegisterSummaryView } from './register.view.js';

/** The list of registers as it is sent: what everybody in the office looks at is made once, until something changes. */
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
const TTL_SECONDS = 60;

@QueryHandler(ShowRegistersQuery)
export class ShowRegistersHandler implements IQueryHandler<ShowRegistersQuery> {
  constructor(
    private readonly reader: TenantReader,
    @Inject(Cache) private readonly cache: Cache,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** What depends on who teaches what is always read anew. */
  async execute({ filter, actor }: ShowRegistersQuery): Promise<Page<RegisterSummaryView>> {
    if (ownOnly(filter, actor)) return listRegisters(this.reader, filter, actor);
    const { date, sectionId, limit, after } = filter;
    const day = date ?? `today ${Math.floor(this.clock.now().getTime() / QUARTER_MS)}`;
    const entry = {
      scope: actor.schoolId!,
      key: `registers ${JSON.stringify([day, sectionId, limit, after])}`,
      ttlSeconds: TTL_SECONDS,
      tags: [`registers:${actor.schoolId}`], // evicted by src/attendance/events
    };
    const text = await this.cache.wrap(entry, async () =>
      JSON.stringify(await listRegisters(this.reader, filter, actor)),
    );
    return JsonText.of(text);
  }
}
