/** A guardian link as the API shows it. */
export class GuardianLinkView {
  /** @format uuid */
  id!: string;
  /** @format uuid */
  guardianId!: string;
  guardianName!: string;
  /** @format uuid */
  studentId!: string;
  studentName!: string;
  /** The school's own word: mother, father, carer. */
  relation!: string;
  /** Rises with each change; the ETag. */
  version!: number;
}

/** Selects a {@link GuardianLinkView}; a WHERE may follow. */
export const selectGuardianLink = `
  select l.id, l.guardian_id as "guardianId", coalesce(g.preferred_name, g.given_name) || ' ' || g.family_name as "guardianName",
    l.student_id as "studentId", coalesce(p.preferred_name, p.given_name) || ' ' || p.family_name as "studentName",
    l.relation, l.version
  from roster.guardian_links l
  join roster.people g on g.school_id = l.school_id and g.id = l.guardian_id
  join roster.people p on p.school_id = l.school_id and p.id = l.student_id`;

/** True for the links of the signed-in person, as the guardian or as the student; not for those of another guardian. */
export const isMyLink = `exists (
  select from roster.people me
  where me.person_id = platform.current_person() and me.id in (l.guardian_id, l.student_id))`;
