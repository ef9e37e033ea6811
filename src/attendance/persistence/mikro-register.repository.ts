import { RegisterNotFound } from '#domain/attendance/register.errors';
import { Register } from '#domain/attendance/register';
import type { Student, UnmarkedStudent } from '#domain/attendance/register.words';
import type { RegisterRepository } from '#domain/attendance/register.repository';
import { prepared } from '#platform/persistence/statement';
import { transaction } from '#platform/persistence/transaction';
import './register.mapping.js';

// FOR UPDATE waits for marks under way, which hold the register FOR SHARE, and keeps new ones out.
const lock = prepared(`
  select id from attendance.registers r where r.id = $1 and (not $2::boolean or attendance.person_teaches(r.section_id, r.date)) for update`);

const unmarked = prepared(`
  select e.student_id as "studentId", e.display_name as "displayName" from attendance.register_entries e
  where e.school_id = $1 and e.register_id = $2 and e.date = $3 and e.rostered and not exists (
    select from attendance.marks m where m.school_id = e.school_id and m.register_id = e.register_id
      and m.student_id = e.student_id and m.date = e.date)
  order by e.sort_name, e.student_id`);

const addRegisters = prepared(`
  with given as (
    select * from jsonb_to_recordset($1::jsonb) as r (id uuid, school_id uuid, date date, section_id uuid, period_id uuid,
      title text, period_name text, time_zone text, starts_at timestamptz, ends_at timestamptz)
  ), added as (
    insert into attendance.registers
      (id, school_id, date, section_id, period_id, title, period_name, time_zone, starts_at, ends_at)
    select * from given on conflict on constraint registers_once do nothing
    returning id, school_id, date, section_id
  ), entered as (
    insert into attendance.register_entries (school_id, date, register_id, student_id, display_name, sort_name)
    select a.school_id, a.date, a.id, s.student_id, s.display_name, s.sort_name
    from added a join jsonb_to_recordset($2::jsonb)
      as s (section_id uuid, student_id uuid, display_name text, sort_name text) using (section_id)
  )
  select count(*)::int as added from added`);

export class MikroRegisterRepository implements RegisterRepository {
  async byId(id: string, ownOnly: boolean): Promise<Register> {
    const locked = await transaction().query(lock, [id, ownOnly]);
    if (locked.length === 0) throw new RegisterNotFound();
    return transaction().em.findOneOrFail(Register, { id });
  }

  unmarked({ schoolId, id, date }: Register): Promise<UnmarkedStudent[]> {
    return transaction().query<UnmarkedStudent>(unmarked, [schoolId, id, date]);
  }

  async addMissing(
    registers: readonly Register[],
    students: ReadonlyMap<string, readonly Student[]>,
  ): Promise<number> {
    if (registers.length === 0) return 0;
    const entries = [...students].flatMap(([section_id, enrolled]) =>
      enrolled.map(({ studentId, displayName, sortName }) => ({
        section_id,
        student_id: studentId,
        display_name: displayName,
        sort_name: sortName,
      })),
    );
    const values = [JSON.stringify(registers.map(rowOf)), JSON.stringify(entries)];
    const [row] = await transaction().query<{ added: number }>(addRegisters, values);
    return row!.added;
  }
}

function rowOf(register: Register): object {
  const { id, schoolId, date, sectionId, periodId, title, periodName, timeZone, startsAt, endsAt } = register;
  return {
    id,
    school_id: schoolId,
    date,
    section_id: sectionId,
    period_id: periodId,
    title,
    period_name: periodName,
    time_zone: timeZone,
    starts_at: startsAt,
    ends_at: endsAt,
  };
}
