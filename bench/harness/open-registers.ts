import type pg from 'pg';
import { asked, type Asker } from './asked.js';

/** A register that is being taken, in which everybody has been marked once. */
export interface OpenRegister {
  readonly id: string;
  readonly students: readonly string[];
}

const scheduled = `
  select r.id, array(select e.student_id::text from attendance.register_entries e where e.school_id = r.school_id
    and e.register_id = r.id and e.date = r.date order by e.sort_name, e.student_id) as students
  from attendance.registers r join roster.teaching_assignments t on t.school_id = r.school_id and t.section_id = r.section_id
  where t.teacher_id = $1 and r.state = 'scheduled' order by r.id limit 2`;

/** Opens two registers of the teacher's day and marks everybody in them. */
export async function openRegisters(
  admin: pg.ClientBase,
  teacher: Asker,
  teacherId: string,
): Promise<[OpenRegister, OpenRegister]> {
  const { rows } = await admin.query<OpenRegister>(scheduled, [teacherId]);
  for (const { id, students } of rows) {
    await asked(teacher, `registers/${id}/open`, {});
    const marks = students.map((studentId) => ({ studentId, code: 'P', baseVersion: 0 }));
    await asked(teacher, `registers/${id}/marks`, { marks });
  }
  const [one, other] = rows;
  if (!one || !other) throw new Error('The teacher has no two registers that nobody has opened.');
  return [one, other];
}
