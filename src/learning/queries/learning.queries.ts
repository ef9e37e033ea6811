import { AdmitAuthorHandler } from './admit-author.query.js';
import { GetCourseItemHandler } from './get-course-item.query.js';
import { GetCourseModuleHandler } from './get-course-module.query.js';
import { GetCourseRunHandler } from './get-course-run.query.js';
import { GetOnlineCourseHandler } from './get-online-course.query.js';
import { GetOutlineHandler } from './get-outline.query.js';
import { ListCourseRunsHandler } from './list-course-runs.query.js';
import { ListOnlineCoursesHandler } from './list-online-courses.query.js';

export const learningQueries = [
  ListOnlineCoursesHandler,
  GetOnlineCourseHandler,
  ListCourseRunsHandler,
  GetCourseRunHandler,
  GetOutlineHandler,
  GetCourseModuleHandler,
  GetCourseItemHandler,
  AdmitAuthorHandler,
];
