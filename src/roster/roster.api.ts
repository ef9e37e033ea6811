import { Injectable } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { LocalDate } from '#domain/kernel/local-date';
import { LinkSignInCommand } from './commands/link-sign-in.command.js';
import { ReceiveRosterPackageCommand } from './commands/receive-roster-package.command.js';
import { RequestRosterImportCommand } from './commands/request-roster-import.command.js';
import { GetRosterImportQuery } from './queries/get-roster-import.query.js';
import type { RosterImportView } from './queries/roster-import.view.js';
import { MeetingsOnQuery, type MeetingOnDay } from './queries/meetings-on.query.js';
import { PersonBySourceQuery } from './queries/person-by-source.query.js';
import { RosterDayQuery, type RosterDay } from './queries/roster-day.query.js';
import { StudentAtSchoolQuery, type StudentAtSchool } from './queries/student-at-school.query.js';
import { StudentsOfQuery, type EnrolledStudent } from './queries/students-of.query.js';
import { TeachingDayQuery, type TeachingDay, type TeachingDayInput } from './queries/teaching-day.query.js';
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
  RosterPersonErased,
  RosterPersonLinked,
  RosterPersonUnlinked,
} from '#domain/roster/roster-person.events';
export { SectionChanged, SectionCreated, SectionEnded } from '#domain/roster/section.events';
export { TeachingChanged, TeachingEnded, TeachingStarted } from '#domain/roster/teaching-assignment.events';

/** What the roster answers to other contexts. */
@Injectable()
export class RosterApi {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

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

  /** The record of the actor's school that came from its records system under this id; null when there is none. */
  personBySource(sourceId: string, actor: Actor): Promise<string | null> {
    return this.queries.execute(new PersonBySourceQuery(sourceId, actor));
  }

  /** Makes a record of the actor's school that of a person who signs in. @throws RosterPersonNotFound */
  linkSignIn(input: LinkSignInCommand['input'], actor: Actor): Promise<void> {
    return this.commands.execute(new LinkSignInCommand(input, actor));
  }

  /** Takes in a district's OneRoster package and places its import, which a job carries out. */
  async importPackage(
    order: Omit<RequestRosterImportCommand['input'], 'importId'> & ReceiveRosterPackageCommand['input'],
    actor: Actor,
  ): Promise<{ importId: string; jobId: string }> {
    const { zip: _, ...wishes } = order;
    const { importId } = await this.commands.execute(new ReceiveRosterPackageCommand(order));
    return this.commands.execute(new RequestRosterImportCommand({ ...wishes, importId }, actor));
  }

  /**
   * A student with today's classes, their teachers and weeks; null when there is none within reach. With `ownOnly` the
   * actor has to be the student, look after or teach the student.
   */
  studentAtSchool(of: StudentAtSchoolQuery['of'], actor: Actor): Promise<StudentAtSchool | null> {
    return this.queries.execute(new StudentAtSchoolQuery(of, actor));
  }

  /** The lessons that a member of staff gives on a day; null when there is nobody like that within reach. */
  teachingDay(of: TeachingDayInput, actor: Actor): Promise<TeachingDay | null> {
    return this.queries.execute(new TeachingDayQuery(of, actor));
  }

  /** What a day is in the actor's school, its today when there is no date, in numbers that name nobody. */
  schoolDay(date: LocalDate | undefined, actor: Actor): Promise<RosterDay> {
    return this.queries.execute(new RosterDayQuery(date, actor));
  }

  /** How far an import has come. @throws RosterImportNotFound */
  rosterImport(at: { importId: string; districtId: string }, actor: Actor): Promise<RosterImportView> {
    return this.queries.execute(new GetRosterImportQuery(at, actor));
  }
}
