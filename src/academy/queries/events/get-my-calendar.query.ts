import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { CalendarLinks } from '#domain/academy/events/calendar-links';
import type { Actor } from '#domain/kernel/actor';
import { publicUrl, Settings } from '#platform/config/settings';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';

/** Where programs read your calendar. */
export class MyCalendarView {
  /** Whoever has it reads when you have a seat where; null: it is not open. @format uri */
  url!: string | null;
}

export class GetMyCalendarQuery extends Query<MyCalendarView> {
  constructor(readonly actor: Actor) {
    super();
  }
}

const mine = prepared(`select id from academy.calendar_feeds where person_id = platform.current_person()`);

@QueryHandler(GetMyCalendarQuery)
export class GetMyCalendarHandler implements IQueryHandler<GetMyCalendarQuery> {
  constructor(
    private readonly reader: TenantReader,
    @Inject(CalendarLinks) private readonly links: CalendarLinks,
    private readonly settings: Settings,
  ) {}

  async execute({ actor }: GetMyCalendarQuery): Promise<MyCalendarView> {
    const [feed] = await this.reader.rows<{ id: string }>(actor, mine);
    if (!feed) return { url: null };
    return { url: `${publicUrl(this.settings)}/api/v1/calendars/${await this.links.codeFor(feed.id)}` };
  }
}
