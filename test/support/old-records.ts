import type pg from 'pg';
import { newId } from '#domain/kernel/id';

/** The first day of the month so many months before this one. */
export function monthsAgo(n: number, now = new Date()): string {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - n, 1)).toISOString().slice(0, 10);
}

export interface OldRegister {
  readonly registerId: string;
  readonly students: readonly string[];
  readonly sectionId: string;
  readonly date: string;
}

/** The tables that hold the records of a month, each as its partition is named. */
export const PARTITIONED = [
  'mark_sources',
  'check_ins',
  'marks',
  'mark_revisions',
  'register_entry_changes',
  'register_entries',
  'register_states',
] as const;

const STEPS: readonly string[] = [
  `insert into attendance.codes (school_id, code, label, category, presence, authorised, late)
   values ($1, 'P', 'Present', 'Present', 2, true, false) on conflict do nothing`,
  `insert into attendance.registers (id, school_id, date, section_id, period_id, title, period_name, time_zone, starts_at,
     ends_at, state, opened_at, submitted_at, version)
   select $2, $1, $3, $4, $2, 'Old class', '1', 'UTC', $3::date + time '08:00', $3::date + time '09:00', 'locked',
     $3::date + time '08:00', $3::date + time '09:00', 4`,
  `insert into attendance.register_states (school_id, date, register_id, version, state, recorded_at)
   select $1, $3, $2, n, s, $3::date + time '08:00' + n * interval '1 minute'
   from unnest('{scheduled,open,submitted,locked}'::text[]) with ordinality t (s, n)`,
  `insert into attendance.register_entries (school_id, date, register_id, student_id, display_name, sort_name)
   select $1, $3, $2, s, 'Somebody', 'Somebody' from unnest($5::uuid[]) s`,
  `insert into attendance.register_entry_changes (school_id, date, register_id, student_id, rostered, display_name, sort_name)
   select $1, $3, $2, s, true, 'Formerly', 'Formerly' from unnest($5::uuid[]) s`,
  // Each was amended once, so a revision refers to the one before.
  `insert into attendance.mark_revisions (school_id, date, register_id, student_id, revision, code, marked_at)
   select $1, $3, $2, s, n, 'P', $3::date + time '08:10' from unnest($5::uuid[]) s, generate_series(1, 2) n`,
  `insert into attendance.marks (school_id, date, register_id, student_id, code, version, marked_at)
   select $1, $3, $2, s, 'P', 2, $3::date + time '08:10' from unnest($5::uuid[]) s`,
  `insert into attendance.mark_sources (school_id, date, register_id, student_id, revision, absence_id)
   select $1, $3, $2, s, 1, $2 from unnest($5::uuid[]) s`,
  `insert into attendance.check_in_windows (id, school_id, date, register_id, opened_at, closes_at)
   values ($2, $1, $3, $2, $3::date + time '08:00', $3::date + time '08:20')`,
  `insert into attendance.check_ins (school_id, date, register_id, student_id, window_id, arrived_at, person_id)
   select $1, $3, $2, s, $2, $3::date + time '08:05', s from unnest($5::uuid[]) s`,
  `insert into attendance.mark_proposals (id, school_id, date, register_id, student_id, device_id, operation_id, cause, code,
     marked_at, proposed_at)
   select gen_random_uuid(), $1, $3, $2, s, $2, s, 'locked', 'P', now(), now() from unnest($5::uuid[]) s`,
  `insert into attendance.sync_operations (school_id, device_id, operation_id, register_id, student_id, date, operation,
     marked_at, outcome, result)
   select $1, $2, s, $2, s, $3, '{}', now(), 'proposed', '{}' from unnest($5::uuid[]) s`,
];

/** A locked register of long ago with a row in every table of records, and what it came to; past the rules of the present. */
export async function oldRegister(
  admin: pg.ClientBase,
  schoolId: string,
  date: string,
  { sectionId = newId(), students = [newId(), newId()] }: Partial<OldRegister> = {},
): Promise<OldRegister> {
  const registerId = newId();
  await admin.query(`set session_replication_role = 'replica'`);
  for (const sql of STEPS) {
    const used = Math.max(...[...sql.matchAll(/\$(\d)/g)].map(([, n]) => Number(n)));
    const values = [schoolId, registerId, date, sectionId, students];
    await admin.query(unusedTyped(sql, used), values.slice(0, used));
  }
  await admin.query(
    `insert into attendance.code_versions (school_id, code, version, label, category, presence, authorised, late, off_site,
       not_required, office_only, requires_reason)
     values ($1, 'P', 1, 'Present', 'Present', 2, true, false, false, false, false, false) on conflict do nothing`,
    [schoolId],
  );
  await admin.query(`reset session_replication_role`);
  await admin.query(
    `select set_config('app.school_id', $1, false), (select count(*) from attendance.summarise($2, $2))`,
    [schoolId, date],
  );
  await admin.query(`reset app.school_id`);
  return { registerId, students, sectionId, date };
}

/** PostgreSQL wants to know the type of each parameter, also of those that a statement leaves out. */
function unusedTyped(sql: string, used: number): string {
  const types = ['', 'uuid', 'uuid', 'date', 'uuid', 'uuid[]'];
  const missing = Array.from({ length: used }, (_, i) => i + 1).filter((n) => !sql.includes(`$${n}`));
  if (missing.length === 0) return sql;
  return `with unused as (select ${missing.map((n) => `$${n}::${types[n]}`).join(', ')}) ${sql}`;
}
