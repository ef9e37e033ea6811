/**
 * What somebody sees whose reach is only `own`, as conditions of SQL. Row security keeps it to the school already, so
 * these only ask who the signed-in person is in its roster.
 */

/** The roster people whom the signed-in person is, or looks after. */
const myPeople = `
  select me.id from roster.people me where me.person_id = platform.current_person()
  union all
  select link.student_id from roster.people me
  join roster.guardian_links link on link.school_id = me.school_id and link.guardian_id = me.id
  where me.person_id = platform.current_person()`;

/** True for the person's own record and those of the students in the person's care. */
export function isOneOfMine(rosterPersonId: string): string {
  return `${rosterPersonId} in (${myPeople})`;
}

/** True for the sections that the person teaches, attends, or has a child in. */
export function isMySection(sectionId: string): string {
  return `${sectionId} in (
    select mine.section_id from roster.enrolments mine where mine.student_id in (${myPeople})
    union all
    select mine.section_id from roster.teaching_assignments mine
    join roster.people me on me.school_id = mine.school_id and me.id = mine.teacher_id
    where me.person_id = platform.current_person())`;
}
