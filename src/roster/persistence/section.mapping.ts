import { CourseNotFound } from '#domain/roster/course.errors';
import { AcademicYearNotFound } from '#domain/roster/academic-year.errors';
import { Section } from '#domain/roster/section';
import { SectionDatesInvalid } from '#domain/roster/section.errors';
import { constraintMeans } from '#platform/persistence/constraints';
import { mapClass } from '#platform/persistence/map-class';

mapClass(Section, {
  table: 'roster.sections',
  fields: (p) => ({
    id: p.uuid().primary(),
    schoolId: p.uuid(),
    academicYearId: p.uuid(),
    courseId: p.uuid().nullable(),
    kind: p.string(),
    title: p.string(),
    code: p.string().nullable(),
    location: p.string().nullable(),
    grades: p.array(),
    startsOn: p.date(),
    endsOn: p.date(),
    status: p.string(),
    version: p.integer().version(),
  }),
});

constraintMeans('sections_dates', () => new SectionDatesInvalid('/endsOn'));
constraintMeans('sections_school_id_academic_year_id_fkey', () => new AcademicYearNotFound());
constraintMeans('sections_school_id_course_id_fkey', () => new CourseNotFound());
