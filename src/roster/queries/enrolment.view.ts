import type { EnrolmentState } from '#domain/roster/enrolment.words';

/** From a day to a day, both included. */
export class SuspensionView {
  /** @format date */
  from!: string;
  /** Null while it goes on. @format date */
  to!: string | null;
}

/** An enrolment as the API shows it. */
export class EnrolmentView {
  /** @format uuid */
  id!: string;
  /** @format uuid */
  sectionId!: string;
  sectionTitle!: string;
  /** @format uuid */
  studentId!: string;
  studentName!: string;
  studentFamilyName!: string;
  /** First day. @format date */
  startsOn!: string;
  /** Last day; null while no end is known; the day before `startsOn` when it never took effect. @format date */
  endsOn!: string | null;
  state!: EnrolmentState;
  /** Days on which the student does not attend. */
  suspensions!: SuspensionView[];
  /** Rises with each change; the ETag. */
  version!: number;
}

/** Selects a {@link EnrolmentView}; a WHERE may follow. */
export const selectEnrolment = `
  select e.id, e.section_id as "sectionId", s.title as "sectionTitle", e.student_id as "studentId",
    coalesce(p.preferred_name, p.given_name) || ' ' || p.family_name as "studentName",
    p.family_name as "studentFamilyName", e.starts_on as "startsOn", e.ends_on as "endsOn", e.state, e.suspensions, e.version
  from roster.enrolments e
  join roster.sections s on s.school_id = e.school_id and s.id = e.section_id
  join roster.people p on p.school_id = e.school_id and p.id = e.student_id`;
