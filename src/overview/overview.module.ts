import { Module } from '@nestjs/common';
import { AttendanceBook } from '#domain/overview/attendance-book';
import { OnlineCourses } from '#domain/overview/online-courses';
import { SchoolRoster } from '#domain/overview/school-roster';
import { AttendanceModule } from '../attendance/attendance.module.js';
import { LearningModule } from '../learning/learning.module.js';
import { RosterModule } from '../roster/roster.module.js';
import { AttendanceFacts } from './acl/attendance-facts.js';
import { LearningFacts } from './acl/learning-facts.js';
import { RosterFacts } from './acl/roster-facts.js';
import { OverviewController } from './http/overview.controller.js';
import { GetSchoolDayHandler } from './queries/get-school-day.query.js';
import { GetStudentOverviewHandler } from './queries/get-student-overview.query.js';
import { GetTeacherDayHandler } from './queries/get-teacher-day.query.js';

/** What several contexts know of a student, a teacher, a day, in one answer. It keeps nothing and changes nothing. */
@Module({
  imports: [RosterModule, AttendanceModule, LearningModule],
  controllers: [OverviewController],
  providers: [
    // queries
    GetStudentOverviewHandler,
    GetTeacherDayHandler,
    GetSchoolDayHandler,
    // from other contexts
    { provide: SchoolRoster, useClass: RosterFacts },
    { provide: AttendanceBook, useClass: AttendanceFacts },
    { provide: OnlineCourses, useClass: LearningFacts },
  ],
})
export class OverviewModule {}
