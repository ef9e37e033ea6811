import type { Alignment, RegisterPlan } from '#domain/attendance/register-plan';
import type { Register } from '#domain/attendance/register';
import { prepared } from '#platform/persistence/statement';
import { transaction } from '#platform/persistence/transaction';

const addRegisters = prepared(`
  with added as (
    insert into attendance.registers
      (id, school_id, date, section_id, period_id, title, period_name, time_zone, starts_at, ends_at)
    select * from jsonb_to_recordset($1::jsonb) as r (id uuid, school_id uuid, date date, section_id uuid,
      period_id uuid, title text, period_name text, time_zone text, starts_at timestamptz, ends_at timestamptz)
    on conflict on constraint registers_once do update set state = 'scheduled', title = excluded.title,
      period_name = excluded.period_name, time_zone = excluded.time_zone, starts_at = excluded.starts_at,
      ends_at = excluded.ends_at, version = registers.version + 1
      where registers.state = 'cancelled' and registers.opened_at is null and registers.state_reason is null
    returning id)
  select count(*)::int as n from added`);

const changeRegisters = prepared(`
  with changed as (
    update attendance.registers r set title = w.title, period_name = w.period_name, time_zone = w.time_zone,
      starts_at = w.starts_at, ends_at = w.ends_at, version = version + 1
    from jsonb_to_recordset($3::jsonb) as w (section_id uuid, period_id uuid, title text, period_name text,
      time_zone text, starts_at timestamptz, ends_at timestamptz)
    where r.school_id = $1 and r.date = $2 and r.state = 'scheduled'
      and w.section_id = r.section_id and w.period_id = r.period_id
      and (r.title, r.period_name, r.time_zone, r.starts_at, r.ends_at)
        is distinct from (w.title, w.period_name, w.time_zone, w.starts_at, w.ends_at)
    returning id)
  select count(*)::int as n from changed`);

const cancelRegisters = prepared(`
  with cancelled as (
    update attendance.registers r set state = 'cancelled', version = version + 1
    where r.school_id = $1 and r.date = $2 and r.state = 'scheduled' and not exists (
      select from jsonb_to_recordset($3::jsonb) as w (section_id uuid, period_id uuid)
      where w.section_id = r.section_id and w.period_id = r.period_id)
    returning id)
  select count(*)::int as n from cancelled`);

/** The registers whose entries follow the roster: those of the plan that are not submitted. */
const going = `
  attendance.registers r join jsonb_to_recordset($3::jsonb) as w (section_id uuid, period_id uuid)
    on r.school_id = $1 and r.date = $2 and r.state in ('scheduled', 'open')
      and w.section_id = r.section_id and w.period_id = r.period_id`;

const keepEntries = prepared(`
  with kept as (
    insert into attendance.register_entries as e
      (school_id, date, register_id, student_id, display_name, sort_name)
    select r.school_id, r.date, r.id, s.student_id, s.display_name, s.sort_name
    from ${going} join jsonb_to_recordset($4::jsonb)
      as s (section_id uuid, student_id uuid, display_name text, sort_name text) on s.section_id = r.section_id
    on conflict (school_id, register_id, student_id, date) do update
      set display_name = excluded.display_name, sort_name = excluded.sort_name, rostered = true
      where (e.display_name, e.sort_name, e.rostered) is distinct from (excluded.display_name, excluded.sort_name, true)
    returning register_id, student_id)
  select count(*)::int as n from kept`);

/** Who is leaving must not be marked at the same moment: marking holds the register FOR SHARE. */
const holdThoseLeft = prepared(`
  select r.id from ${going}
  where exists (
    select from attendance.register_entries e
    where e.school_id = r.school_id and e.register_id = r.id and e.date = r.date and e.rostered and not exists (
      select from jsonb_to_recordset($4::jsonb) as s (section_id uuid, student_id uuid)
      where s.section_id = r.section_id and s.student_id = e.student_id))
  order by r.id for update of r`);

const releaseEntries = prepared(`
  with released as (
    update attendance.register_entries e set rostered = false
    from ${going}
    where e.school_id = r.school_id and e.register_id = r.id and e.date = r.date and e.rostered
      and not exists (
        select from jsonb_to_recordset($4::jsonb) as s (section_id uuid, student_id uuid)
        where s.section_id = r.section_id and s.student_id = e.student_id)
      and not exists (
        select from attendance.marks m where m.school_id = e.school_id and m.register_id = e.register_id
          and m.student_id = e.student_id and m.date = e.date)
    returning e.student_id)
  select count(*)::int as n from released`);

/** Five or six statements for a whole school's day, however many registers and students it has. */
export async function alignRegisters({
  schoolId,
  date,
  registers,
  students,
}: RegisterPlan): Promise<Alignment> {
  const wanted = JSON.stringify(registers.map(rowOf));
  const enrolled = JSON.stringify(
    [...students].flatMap(([section_id, present]) =>
      present.map(({ studentId, displayName, sortName }) => ({
        section_id,
        student_id: studentId,
        display_name: displayName,
        sort_name: sortName,
      })),
    ),
  );
  const open = transaction();
  const count = async (...[statement, values]: Parameters<typeof open.query>) =>
    (await open.query<{ n: number }>(statement, values))[0]!.n;
  const added = await count(addRegisters, [wanted]);
  const changed = await count(changeRegisters, [schoolId, date, wanted]);
  const cancelled = await count(cancelRegisters, [schoolId, date, wanted]);
  const came = await count(keepEntries, [schoolId, date, wanted, enrolled]);
  const held = await open.query(holdThoseLeft, [schoolId, date, wanted, enrolled]);
  const left = held.length > 0 ? await count(releaseEntries, [schoolId, date, wanted, enrolled]) : 0;
  return { added, changed, cancelled, entries: came + left };
}

function rowOf(register: Register): object {
  return {
    id: register.id,
    school_id: register.schoolId,
    date: register.date,
    section_id: register.sectionId,
    period_id: register.periodId,
    title: register.title,
    period_name: register.periodName,
    time_zone: register.timeZone,
    starts_at: register.startsAt,
    ends_at: register.endsAt,
  };
}
