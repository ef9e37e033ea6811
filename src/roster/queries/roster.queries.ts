import { FindImporterHandler } from './find-importer.query.js';
import { GetAcademicYearHandler } from './get-academic-year.query.js';
import { GetCalendarDayHandler } from './get-calendar-day.query.js';
import { GetCourseHandler } from './get-course.query.js';
import { GetEnrolmentHandler } from './get-enrolment.query.js';
import { GetGuardianLinkHandler } from './get-guardian-link.query.js';
import { GetMeetingHandler } from './get-meeting.query.js';
import { GetPeriodHandler } from './get-period.query.js';
import { GetRosterPersonHandler } from './get-roster-person.query.js';
import { GetRosterExportHandler } from './get-roster-export.query.js';
import { GetRosterImportHandler } from './get-roster-import.query.js';
import { GetSectionHandler } from './get-section.query.js';
import { GetTeachingAssignmentHandler } from './get-teaching-assignment.query.js';
import { GetTermHandler } from './get-term.query.js';
import { ListAcademicYearsHandler } from './list-academic-years.query.js';
import { ListCalendarDaysHandler } from './list-calendar-days.query.js';
import { ListCoursesHandler } from './list-courses.query.js';
import { ListEnrolmentsHandler } from './list-enrolments.query.js';
import { ListErasuresHandler } from './list-erasures.query.js';
import { ListGuardianLinksHandler } from './list-guardian-links.query.js';
import { ListHeldBackRowsHandler } from './list-held-back-rows.query.js';
import { ListImportFaultsHandler } from './list-import-faults.query.js';
import { ListMeetingsHandler } from './list-meetings.query.js';
import { ListPeriodsHandler } from './list-periods.query.js';
import { ListRosterPeopleHandler } from './list-roster-people.query.js';
import { ListRosterImportsHandler } from './list-roster-imports.query.js';
import { ListSectionsHandler } from './list-sections.query.js';
import { ListTeachingAssignmentsHandler } from './list-teaching-assignments.query.js';
import { ListTermsHandler } from './list-terms.query.js';
import { MeetingsOnHandler } from './meetings-on.query.js';
import { PersonBySourceHandler } from './person-by-source.query.js';
import { RosterDayHandler } from './roster-day.query.js';
import { StudentAtSchoolHandler } from './student-at-school.query.js';
import { TeachingDayHandler } from './teaching-day.query.js';
import { OpenRosterExportHandler } from './open-roster-export.query.js';
import { StudentsOfHandler } from './students-of.query.js';
import { TimeZoneHandler } from './time-zone.query.js';

/** Everything that may be read of the roster. */
export const rosterQueries = [
  GetAcademicYearHandler,
  ListAcademicYearsHandler,
  GetTermHandler,
  ListTermsHandler,
  GetCalendarDayHandler,
  ListCalendarDaysHandler,
  GetPeriodHandler,
  ListPeriodsHandler,
  GetCourseHandler,
  ListCoursesHandler,
  GetSectionHandler,
  ListSectionsHandler,
  GetMeetingHandler,
  ListMeetingsHandler,
  GetRosterPersonHandler,
  ListRosterPeopleHandler,
  GetGuardianLinkHandler,
  ListErasuresHandler,
  ListGuardianLinksHandler,
  GetEnrolmentHandler,
  ListEnrolmentsHandler,
  GetTeachingAssignmentHandler,
  ListTeachingAssignmentsHandler,
  GetRosterImportHandler,
  ListRosterImportsHandler,
  ListImportFaultsHandler,
  ListHeldBackRowsHandler,
  FindImporterHandler,
  GetRosterExportHandler,
  OpenRosterExportHandler,
  // asked by other contexts
  MeetingsOnHandler,
  PersonBySourceHandler,
  StudentsOfHandler,
  TimeZoneHandler,
  StudentAtSchoolHandler,
  TeachingDayHandler,
  RosterDayHandler,
];
