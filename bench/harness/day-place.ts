import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';

/** A running Lyceum with a district of `lyceum seed scale`. */
export interface DayPlace {
  readonly port: number;
  /** A superuser's connection. */
  readonly admin: pg.Client;
  /** The folder that mails are written to. */
  readonly outbox: string;
  /** An access token for somebody who has an account. */
  readonly token: (email: string) => Promise<string>;
}

/** A lesson of today: a class with its teacher. */
export interface Lesson {
  readonly registerId: string;
  readonly schoolId: string;
  readonly teacher: string;
  readonly office: string;
  readonly students: readonly string[];
}

/** Makes today a school day, wherever today is, and waits until the schedule has made its registers. */
export async function beginDay({ admin }: DayPlace, patienceMs: number): Promise<void> {
  await admin.query(`
    insert into roster.calendar_days (school_id, date, kind)
    select id, (now() at time zone time_zone)::date, 'instructional' from identity.schools
    on conflict (school_id, date) do update set kind = 'instructional'`);
  await admin.query(`
    insert into roster.meetings (school_id, id, section_id, period_id, weekday, starts_on, ends_on)
    select m.school_id, gen_random_uuid(), m.section_id, m.period_id,
      extract(isodow from (now() at time zone s.time_zone)), m.starts_on, m.ends_on
    from roster.meetings m join identity.schools s on s.id = m.school_id
    where m.weekday = 1 and extract(isodow from (now() at time zone s.time_zone)) > 5`);
  await admin.query(
    `update platform.schedules set next_at = now() where name = 'attendance.generate_registers'`,
  );
  const missing = `select count(*)::int as n from roster.sections x join identity.schools s on s.id = x.school_id
    where not exists (select from attendance.registers r join attendance.register_entries e
      on e.school_id = r.school_id and e.register_id = r.id and e.date = r.date
      where r.school_id = x.school_id and r.section_id = x.id and r.date = (now() at time zone s.time_zone)::date)`;
  await untilNone(admin, missing, 'sections without a register today', patienceMs);
}

async function untilNone(admin: pg.Client, sql: string, what: string, patienceMs: number): Promise<void> {
  for (const began = performance.now(); ; await pause(250)) {
    const { rows } = await admin.query<{ n: number }>(sql);
    if (rows[0]!.n === 0) return;
    if (performance.now() - began > patienceMs) throw new Error(`${rows[0]!.n} ${what}`);
  }
}

const lessons = `
  select r.id as "registerId", r.school_id as "schoolId", u.email as teacher,
    'office@' || split_part(u.email, '@', 2) as office,
    array(select e.student_id::text from attendance.register_entries e where e.school_id = r.school_id
      and e.register_id = r.id and e.date = r.date order by e.sort_name, e.student_id) as students
  from attendance.registers r join identity.schools s on s.id = r.school_id
  join roster.teaching_assignments t on t.school_id = r.school_id and t.section_id = r.section_id
  join roster.people p on p.school_id = t.school_id and p.id = t.teacher_id
  join identity.persons u on u.id = p.person_id
  where r.date = (now() at time zone s.time_zone)::date and r.state = 'scheduled' order by md5(r.id::text)`;

/** What is to be taught today, in no order. */
export async function lessonsOf({ admin }: DayPlace): Promise<Lesson[]> {
  return (await admin.query<Lesson>(lessons)).rows;
}
