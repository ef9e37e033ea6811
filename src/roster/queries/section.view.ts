import type { SectionKind, SectionState } from '#domain/roster/section.words';
import { attendsOn } from './attends-on.js';
import { withToday } from './school-today.js';

/** A section as the API shows it. */
export class SectionView {
  /** @format uuid */
  id!: string;
  /** @format uuid */
  academicYearId!: string;
  /** @format uuid */
  courseId!: string | null;
  kind!: SectionKind;
  title!: string;
  code!: string | null;
  location!: string | null;
  grades!: string[];
  /** First day of teaching. @format date */
  startsOn!: string;
  /** Last day of teaching. @format date */
  endsOn!: string;
  status!: SectionState;
  /** The terms in which it is taught. */
  termIds!: string[];
  /** Students who attend it today. */
  students!: number;
  /** Rises with each change; the ETag. */
  version!: number;
}

/** Selects a {@link SectionView}; a WHERE may follow. */
export const selectSection = `${withToday}
  select s.id, s.academic_year_id as "academicYearId", s.course_id as "courseId", s.kind, s.title, s.code, s.location,
    s.grades, s.starts_on as "startsOn", s.ends_on as "endsOn", s.status, s.version,
    array(select t.term_id from roster.section_terms t where t.section_id = s.id order by t.term_id) as "termIds",
    (select count(*)::int from today, roster.enrolments e
      where e.school_id = s.school_id and e.section_id = s.id and ${attendsOn('today.day')}) as students
  from roster.sections s`;
