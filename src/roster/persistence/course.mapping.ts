import { Course } from '#domain/roster/course';
import { CourseInUse } from '#domain/roster/course.errors';
import { removalMeans } from '#platform/persistence/constraints';
import { mapClass } from '#platform/persistence/map-class';

mapClass(Course, {
  table: 'roster.courses',
  fields: (p) => ({
    id: p.uuid().primary(),
    schoolId: p.uuid(),
    title: p.string(),
    code: p.string().nullable(),
    grades: p.array(),
    subjects: p.array(),
    subjectCodes: p.array(),
    version: p.integer().version(),
  }),
});

removalMeans('sections_school_id_course_id_fkey', () => new CourseInUse());
