import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { OccurrenceNotFound } from '#domain/academy/events/event.errors';
import type { Actor } from '#domain/kernel/actor';
import { writeCalendar, type Calendar } from '#platform/calendar/write-calendar';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { calendarEntries } from './calendar-entries.js';
import { eventSeenWith, sightOf } from './sight.js';

/** One occurrence, as a file that a calendar takes. */
export class GetOccurrenceCalendarQuery extends Query<string> {
  constructor(
    readonly occurrenceId: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

const one = calendarEntries(`where o.id = $1::uuid and ${eventSeenWith('$2')}`);
const byId = prepared(`
  select s.name, s.time_zone as "timeZone", ${one} as entries
  from identity_api.schools_v1 s where s.school_id = platform.current_school()`);

@QueryHandler(GetOccurrenceCalendarQuery)
export class GetOccurrenceCalendarHandler implements IQueryHandler<GetOccurrenceCalendarQuery> {
  constructor(private readonly reader: TenantReader) {}

  /** @throws OccurrenceNotFound */
  async execute({ occurrenceId, actor }: GetOccurrenceCalendarQuery): Promise<string> {
    const [found] = await this.reader.rows<Calendar>(actor, byId, [occurrenceId, sightOf(actor)]);
    if (!found || found.entries.length === 0) throw new OccurrenceNotFound();
    return writeCalendar(found);
  }
}
