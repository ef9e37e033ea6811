import type { SectionKind, SectionState } from '#domain/roster/section.words';

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
  /** Students enrolled today. */
  students!: number;
  /** Rises with each change; the ETag. */
  version!: number;
}

/** The columns of a {@link SectionView} over `roster.sections s`. */
export const sectionColumns = `
  s.id, s.academic_year_id as "academicYearId", s.course_id as "courseId", s.kind, s.title, s.code, s.location, s.grades,
  s.starts_on as "startsOn", s.ends_on as "endsOn", s.status, s.version,
  (select count(*)::int from roster.enrolments e where e.section_id = s.id and e.school_id = s.school_id
    and e.state = 'active' and current_date between e.starts_on and coalesce(e.ends_on, 'infinity')) as students`;

/**
 * True for the sections that a reader sees: all, or with reach `own` (parameter `$n` true) those that the person teaches,
 * attends, or has a child in.
 */
export function visibleSections(n: number): string {
  return `(not $${n}::boolean
    or exists (
      select from roster.people p
      left join roster.guardian_links g on g.school_id = p.school_id and g.guardian_id = p.id
      join roster.enrolments e on e.school_id = p.school_id and e.student_id in (p.id, g.student_id)
      where p.person_id = platform.current_person() and e.section_id = s.id)
    or exists (
      select from roster.people p
      join roster.teaching_assignments a on a.school_id = p.school_id and a.teacher_id = p.id
      where p.person_id = platform.current_person() and a.section_id = s.id))`;
}
