import { AcademicYear } from '#domain/roster/academic-year';
import { AcademicYearDatesInvalid, AcademicYearInUse } from '#domain/roster/academic-year.errors';
import { constraintMeans, removalMeans } from '#platform/persistence/constraints';
import { mapClass } from '#platform/persistence/map-class';

mapClass(AcademicYear, {
  table: 'roster.academic_years',
  fields: (p) => ({
    id: p.uuid().primary(),
    schoolId: p.uuid(),
    title: p.string(),
    startsOn: p.date(),
    endsOn: p.date(),
    version: p.integer().version(),
  }),
});

constraintMeans('academic_years_dates', () => new AcademicYearDatesInvalid());
removalMeans('terms_school_id_academic_year_id_fkey', () => new AcademicYearInUse());
removalMeans('sections_school_id_academic_year_id_fkey', () => new AcademicYearInUse());
