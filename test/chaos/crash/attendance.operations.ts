import type pg from 'pg';
import { newId } from '#domain/kernel/id';
import type { WorkingSchool } from '../cluster/seeded-world.js';
import type { Findings } from '../harness/rig.js';
import { counted, type CrashOperation, type Wish } from './operation.js';

const CODES = ['P', 'A', 'E'];

/** Each mark is a revision, and is shown to those who watch the register. */
const oracle = {
  stored: counted(`
    select student_id || ' ' || revision as label, count(*)::int as n from attendance.mark_revisions group by 1`),
  effects: counted(`
    select mark ->> 'studentId' || ' ' || (mark ->> 'version') as label, count(*)::int as n
    from platform.topic_messages, json_array_elements(data -> 'marks') mark
    where type = 'attendance.marks_recorded' and topic like 'register:%' group by 1`),
};

/** Marks one student of a class again and again. */
function marks(school: WorkingSchool, at: number): () => Wish {
  const { registerId, teacherToken, students } = school.classes[at]!;
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
}

export const marking: CrashOperation = {
  name: 'mark',
  clients: 8,
  wishes: (school) => marks(school, 0),
  ...oracle,
};

/** As at the beginning of a lesson: many classes of a school at once, whose marks share transactions (ADR 0016). */
export const markingTogether: CrashOperation = {
  name: 'mark-together',
  clients: 16,
  schools: 2,
  keyless: true,
  wishes: (school, nth) => marks(school, nth + 1),
  ...oracle,
};

const FILES = 25;
const ROWS = 500;

/** Sends files of marks of a section that does not exist: each row is at fault, and is kept with what it says. */
export const sendingFiles: CrashOperation = {
  name: 'mark-file',
  clients: 2,
  wishes: (school) => {
    let left = FILES;
    return () => {
      if (left-- === 0) return undefined;
      const label = `Section ${newId()}`;
      const rows = Array.from({ length: ROWS }, () => `2026-09-01,${label},nobody,P`);
      return {
        label,
        path: `/schools/${school.id}/attendance/mark-imports`,
        token: school.adminToken,
        body: ['date,section,student,code', ...rows].join('\n'),
      };
    };
  },
  stored: counted(`
    select section as label, count(distinct import_id)::int as n from attendance.mark_import_rows group by 1`),
  effects: counted(`
    select section as label, (count(*) / ${ROWS})::int as n from attendance.mark_import_rows group by 1`),
};

/** How many transactions held marks of several registers; none would mean that nothing was shown of them. */
export async function compareSharing(admin: pg.Pool): Promise<Findings> {
  const { rows } = await admin.query<{ n: number }>(`
    select count(*)::int as n from (
      select 1 from attendance.mark_revisions group by xmin::text having count(distinct register_id) > 1) t`);
  const shared = rows[0]!.n;
  const violations = shared === 0 ? ['no transaction was shared, so nothing is known of those'] : [];
  return { figures: { shared_transactions: shared }, violations };
}
