import type { TeachingRole } from '#domain/roster/teaching-assignment.words';

/** A teaching assignment as the API shows it. */
export class TeachingAssignmentView {
  /** @format uuid */
  id!: string;
  /** @format uuid */
  sectionId!: string;
  sectionTitle!: string;
  /** @format uuid */
  teacherId!: string;
  teacherName!: string;
  role!: TeachingRole;
  /** First day. @format date */
  startsOn!: string;
  /** Last day; null while no end is known; the day before `startsOn` when it never took effect. @format date */
  endsOn!: string | null;
  /** Rises with each change; the ETag. */
  version!: number;
}

/** Selects a {@link TeachingAssignmentView}; a WHERE may follow. */
export const selectTeachingAssignment = `
  select a.id, a.section_id as "sectionId", s.title as "sectionTitle", a.teacher_id as "teacherId",
    coalesce(p.preferred_name, p.given_name) || ' ' || p.family_name as "teacherName", a.role,
    a.starts_on as "startsOn", a.ends_on as "endsOn", a.version
  from roster.teaching_assignments a
  join roster.sections s on s.school_id = a.school_id and s.id = a.section_id
  join roster.people p on p.school_id = a.school_id and p.id = a.teacher_id`;
