import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { CalendarUnknown } from '#domain/academy/events/calendar-feed.errors';
import { CalendarLinks } from '#domain/academy/events/calendar-links';
import { anonymous, type Actor } from '#domain/kernel/actor';
import { writeCalendar, type Calendar } from '#platform/calendar/write-calendar';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { calendarEntries } from './calendar-entries.js';

/** The calendar that a program brings the address of: where its person has a confirmed seat. */
export class ReadCalendarFeedQuery extends Query<string> {
  constructor(readonly code: string) {
    super();
  }
}

const byId = prepared(`
  select school_id as "schoolId", person_id as "personId" from academy.calendar_feed($1::uuid)`);

const mine = calendarEntries(`
  join academy.registrations r on r.school_id = o.school_id and r.occurrence_id = o.id
  where r.person_id = platform.current_person() and r.state = 'confirmed' and e.state in ('published', 'cancelled')
    and o.ends_at > now() - interval '1 year'`);
// Whoever has left the school reads nothing of it any more.
const ofPerson = prepared(`
  select s.name, s.time_zone as "timeZone", ${mine} as entries
  from identity_api.schools_v1 s where s.school_id = platform.current_school() and exists (
    select from identity_api.members_v1 m where m.school_id = s.school_id and m.person_id = platform.current_person()
      and (now() at time zone s.time_zone)::date between m.valid_from and coalesce(m.valid_to, 'infinity'))`);

@QueryHandler(ReadCalendarFeedQuery)
export class ReadCalendarFeedHandler implements IQueryHandler<ReadCalendarFeedQuery> {
  constructor(
    private readonly reader: TenantReader,
    @Inject(CalendarLinks) private readonly links: CalendarLinks,
  ) {}

  /** @throws CalendarUnknown */
  async execute({ code }: ReadCalendarFeedQuery): Promise<string> {
    const [feed] = await this.reader.rows<{ schoolId: string; personId: string }>(anonymous, byId, [
      await this.links.read(code),
    ]);
    if (!feed) throw new CalendarUnknown();
    const reader: Actor = { kind: 'person', clientId: null, ...feed, reach: () => 'own' };
    const [found] = await this.reader.rows<Calendar>(reader, ofPerson);
    if (!found) throw new CalendarUnknown();
    return writeCalendar(found);
  }
}
