import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { LocalDate } from '#domain/kernel/local-date';
import { MeetingsOnQuery, type MeetingOnDay } from './queries/meetings-on.query.js';
import { StudentsOfQuery, type EnrolledStudent } from './queries/students-of.query.js';
import { TimeZoneQuery } from './queries/time-zone.query.js';

export { CalendarDayChanged } from '#domain/roster/calendar.events';
export {
  EnrolmentEnded,
  EnrolmentRedated,
  EnrolmentResumed,
  EnrolmentStarted,
  EnrolmentSuspended,
} from '#domain/roster/enrolment.events';
export { GuardianLinked, GuardianUnlinked } from '#domain/roster/guardian-link.events';
export { SchoolRosterImported } from '#domain/roster/import/roster-import.events';
export { MeetingChanged } from '#domain/roster/meeting.events';
export { PeriodChanged } from '#domain/roster/period.events';
export {
  RosterPersonAdded,
  RosterPersonChanged,
  RosterPersonLinked,
} from '#domain/roster/roster-person.events';
export { SectionChanged, SectionCreated, SectionEnded } from '#domain/roster/section.events';
export { TeachingChanged, TeachingEnded, TeachingStarted } from '#domain/roster/teaching-assignment.events';

/** What the roster answers to other contexts. */
@Injectable()
export class RosterApi {
  constructor(private readonly queries: QueryBus) {}

  /** The sections that meet on an instructional day, with their periods; none on any other day. */
  meetingsOn(actor: Actor, date: LocalDate): Promise<MeetingOnDay[]> {
    return this.queries.execute(new MeetingsOnQuery(date, actor));
  }

  /**
   * The students who belong into the registers of these sections on the date: enrolled on that day, not only
   * pre-enrolled, not suspended then. Also right for a day long past.
   */
  studentsOf(
    actor: Actor,
    sectionIds: readonly string[],
    date: LocalDate,
  ): Promise<Map<string, EnrolledStudent[]>> {
    return this.queries.execute(new StudentsOfQuery(sectionIds, date, actor));
  }

  /** The IANA zone of the actor's school. */
  timeZone(actor: Actor): Promise<string> {
    return this.queries.execute(new TimeZoneQuery(actor));
  }
}
