import { CourseRun } from '#domain/learning/course-run';
import { OnlineCourseArchived } from '#domain/learning/course.errors';
import { CourseRunArchived, RunDatesInvalid } from '#domain/learning/course-run.errors';
import { constraintMeans } from '#platform/persistence/constraints';
import { mapClass } from '#platform/persistence/map-class';

mapClass(CourseRun, {
  table: 'learning.runs',
  fields: (p) => ({
    id: p.uuid().primary(),
    schoolId: p.uuid(),
    courseId: p.uuid(),
    state: p.string(),
    title: p.string(),
    startsOn: p.date().nullable(),
    endsOn: p.date().nullable(),
    completion: p.json().nullable(),
    createdAt: p.datetime(),
    version: p.integer().version(),
  }),
});

constraintMeans('runs_dates', () => new RunDatesInvalid());
constraintMeans('runs_archived', () => new CourseRunArchived());
constraintMeans('courses_archived', () => new OnlineCourseArchived());
