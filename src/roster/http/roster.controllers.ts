import { AcademicYearController } from './academic-year.controller.js';
import { CalendarController } from './calendar.controller.js';
import { CourseController } from './course.controller.js';
import { DistrictExportController } from './district-export.controller.js';
import { EnrolmentController } from './enrolment.controller.js';
import { ErasureController } from './erasure.controller.js';
import { GuardianLinkController } from './guardian-link.controller.js';
import { MeetingController } from './meeting.controller.js';
import { PeriodController } from './period.controller.js';
import { RosterImportController } from './roster-import.controller.js';
import { RosterPersonController } from './roster-person.controller.js';
import { SchoolExportController } from './school-export.controller.js';
import { SectionController } from './section.controller.js';
import { TeachingAssignmentController } from './teaching-assignment.controller.js';
import { TermController } from './term.controller.js';

/** The resources of the roster. */
export const rosterControllers = [
  AcademicYearController,
  TermController,
  CalendarController,
  PeriodController,
  CourseController,
  SectionController,
  MeetingController,
  RosterPersonController,
  ErasureController,
  GuardianLinkController,
  EnrolmentController,
  TeachingAssignmentController,
  RosterImportController,
  DistrictExportController,
  SchoolExportController,
];
