import { newId } from '#domain/kernel/id';
import { counted, type CrashOperation } from './operation.js';

/** Nothing but its key tells a second course from the first. Each leaves one audit entry (K7). */
export const addingCourses: CrashOperation = {
  name: 'course',
  clients: 4,
  wishes: (school) => () => {
    const label = `Course ${newId()}`;
    const path = `/schools/${school.id}/courses`;
    return { label, path, token: school.officeToken, body: { title: label } };
  },
  stored: counted(`select title as label, count(*)::int as n from roster.courses group by 1`),
  effects: counted(`
    select after ->> 'title' as label, count(*)::int as n from platform.audit_entries
    where subject_type = 'Course' and action = 'create' group by 1`),
};

/** Lets a student join another class, whose register of today follows: an event, a job, a row of another context. */
export const enrolling: CrashOperation = {
  name: 'enrolment',
  clients: 8,
  wishes(school) {
    const students = school.classes.flatMap((one) => one.students);
    const pairs = school.classes.flatMap(({ sectionId, students: own }) =>
      students.filter((student) => !own.includes(student)).map((studentId) => ({ sectionId, studentId })),
    );
    return () => {
      const body = pairs.pop();
      return (
        body && {
          label: `${body.sectionId} ${body.studentId}`,
          path: `/schools/${school.id}/enrolments`,
          token: school.officeToken,
          body,
        }
      );
    };
  },
  stored: counted(`
    select section_id || ' ' || student_id as label, count(*)::int as n from roster.enrolments group by 1`),
  effects: counted(`
    select r.section_id || ' ' || e.student_id as label, count(*)::int as n
    from attendance.register_entries e join attendance.registers r on r.id = e.register_id group by 1`),
};
