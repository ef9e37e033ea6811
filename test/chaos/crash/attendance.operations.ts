import { counted, type CrashOperation } from './operation.js';

const CODES = ['P', 'A', 'E'];

/** Marks one student again and again; each mark is a revision, and is shown to those who watch the register. */
export const marking: CrashOperation = {
  name: 'mark',
  clients: 8,
  wishes(school) {
    const { registerId, teacherToken, students } = school.classes[0]!;
    const [studentId] = students;
    let version = 0;
    return () => {
      const baseVersion = version++;
      return {
        label: `${studentId} ${version}`,
        path: `/schools/${school.id}/registers/${registerId}/marks`,
        token: teacherToken,
        body: { marks: [{ studentId, code: CODES[version % 3], baseVersion }] },
      };
    };
  },
  stored: counted(`
    select student_id || ' ' || revision as label, count(*)::int as n from attendance.mark_revisions group by 1`),
  effects: counted(`
    select mark ->> 'studentId' || ' ' || (mark ->> 'version') as label, count(*)::int as n
    from platform.topic_messages, json_array_elements(data -> 'marks') mark
    where type = 'attendance.marks_recorded' and topic like 'register:%' group by 1`),
};
