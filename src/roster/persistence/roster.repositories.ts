import { AcademicYearRepository } from '#domain/roster/academic-year.repository';
import { CalendarRepository } from '#domain/roster/calendar.repository';
import { CourseRepository } from '#domain/roster/course.repository';
import { EnrolmentRepository } from '#domain/roster/enrolment.repository';
import { GuardianLinkRepository } from '#domain/roster/guardian-link.repository';
import { MeetingRepository } from '#domain/roster/meeting.repository';
import { PeriodRepository } from '#domain/roster/period.repository';
import { RosterPersonRepository } from '#domain/roster/roster-person.repository';
import { SectionRepository } from '#domain/roster/section.repository';
import { TeachingAssignmentRepository } from '#domain/roster/teaching-assignment.repository';
import { TermRepository } from '#domain/roster/term.repository';
import { MikroAcademicYearRepository } from './mikro-academic-year.repository.js';
import { MikroCourseRepository } from './mikro-course.repository.js';
import { MikroEnrolmentRepository } from './mikro-enrolment.repository.js';
import { MikroGuardianLinkRepository } from './mikro-guardian-link.repository.js';
import { MikroMeetingRepository } from './mikro-meeting.repository.js';
import { MikroPeriodRepository } from './mikro-period.repository.js';
import { MikroRosterPersonRepository } from './mikro-roster-person.repository.js';
import { MikroSectionRepository } from './mikro-section.repository.js';
import { MikroTeachingAssignmentRepository } from './mikro-teaching-assignment.repository.js';
import { MikroTermRepository } from './mikro-term.repository.js';
import { SqlCalendarRepository } from './sql-calendar.repository.js';

/** What the domain stores, and with what. */
export const rosterRepositories = [
  { provide: AcademicYearRepository, useClass: MikroAcademicYearRepository },
  { provide: TermRepository, useClass: MikroTermRepository },
  { provide: PeriodRepository, useClass: MikroPeriodRepository },
  { provide: CourseRepository, useClass: MikroCourseRepository },
  { provide: SectionRepository, useClass: MikroSectionRepository },
  { provide: MeetingRepository, useClass: MikroMeetingRepository },
  { provide: RosterPersonRepository, useClass: MikroRosterPersonRepository },
  { provide: GuardianLinkRepository, useClass: MikroGuardianLinkRepository },
  { provide: EnrolmentRepository, useClass: MikroEnrolmentRepository },
  { provide: TeachingAssignmentRepository, useClass: MikroTeachingAssignmentRepository },
  { provide: CalendarRepository, useClass: SqlCalendarRepository },
];
