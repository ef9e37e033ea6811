import { Colleagues } from '#domain/learning/colleagues';
import { OnlineCourseRepository } from '#domain/learning/course.repository';
import { CourseRunRepository } from '#domain/learning/course-run.repository';
import { OutlineRepository } from '#domain/learning/outline/outline.repository';
import { MikroCourseRunRepository } from './mikro-course-run.repository.js';
import { MikroOnlineCourseRepository } from './mikro-online-course.repository.js';
import { MikroOutlineRepository } from './mikro-outline.repository.js';
import { SqlColleagues } from './sql-colleagues.js';

/** How courses, runs and what they are made of are kept. */
export const learningRepositories = [
  { provide: OnlineCourseRepository, useClass: MikroOnlineCourseRepository },
  { provide: CourseRunRepository, useClass: MikroCourseRunRepository },
  { provide: OutlineRepository, useClass: MikroOutlineRepository },
  { provide: Colleagues, useClass: SqlColleagues },
];
