import { Injectable } from '@nestjs/common';
import type { DayReader, EdfiRecords, EdfiScope } from '#domain/attendance/edfi/edfi-ports';
import type { MarkRecord, RegisterRecord } from '#domain/attendance/edfi/school-day-records';
import { wholeStudents } from '#domain/attendance/edfi/whole-students';
import { systemActor } from '#domain/kernel/actor';
import type { LocalDate } from '#domain/kernel/local-date';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';

const school = prepared(
  'select source_id as "sourceId" from identity_api.school_records_v1 where school_id = $1',
);

const recordsBegin = prepared(`select nullif(attendance.records_begin(), '-infinity') as "begin"`);

const days = prepared(`
  select distinct date from attendance.registers
  where school_id = platform.current_school() and date between $1 and $2 and state <> 'cancelled' order by date`);

const registers = prepared(`
  select r.id as "registerId", r.section_id as "sectionId", r.title, s.kind, r.state,
    coalesce(s.source_id, s.section_id::text) as "sectionIdentifier", s.course_code as "courseCode",
    term.title as "sessionName", extract(year from s.year_ends_on)::int as "schoolYear",
    r.period_name as "periodName", to_char(r.starts_at at time zone r.time_zone, 'HH24:MI:SS') as "startsAt",
    to_char(r.ends_at at time zone r.time_zone, 'HH24:MI:SS') as "endsAt",
    (r.submitted_at at time zone r.time_zone)::date as "submittedOn",
    coalesce(p.identifier, p.source_id) as "staffId"
  from attendance.registers r
  join roster_api.section_records_v1 s on s.school_id = r.school_id and s.section_id = r.section_id
  left join roster_api.person_records_v1 p on p.school_id = r.school_id and p.person_id = r.submitted_by
  left join lateral (
    select t.title from roster_api.terms_v1 t
    left join roster_api.section_terms_v1 st
      on st.school_id = t.school_id and st.term_id = t.term_id and st.section_id = r.section_id
    where t.school_id = r.school_id and t.academic_year_id = s.academic_year_id
      and r.date between t.starts_on and t.ends_on
    order by st.term_id is null, t.ends_on - t.starts_on, t.term_id limit 1) term on true
  where r.school_id = platform.current_school() and r.date = $1 and r.state <> 'cancelled'
    and attendance.records_kept($1)
  order by r.starts_at, r.title, r.id`);

/** Entries that are no longer rostered are told too: what was marked was so. In the order of the ids that students go by. */
const marks = prepared(`
  declare marks_of_day no scroll cursor for select m.register_id as "registerId", m.student_id as "studentId", e.display_name as "displayName",
    coalesce(p.identifier, p.source_id) as "studentUniqueId", m.code, m.category, m.not_required as "notRequired",
    m.minutes_late as "minutesLate", m.minutes_early as "minutesEarly",
    case when m.layer = 'office' then k.office_reason else k.reason end as reason
  from attendance.registers r
  join attendance.effective_marks m on m.school_id = r.school_id and m.register_id = r.id and m.date = $1
  join attendance.marks k on k.school_id = m.school_id and k.register_id = m.register_id
    and k.student_id = m.student_id and k.date = $1
  join attendance.register_entries e on e.school_id = m.school_id and e.register_id = m.register_id
    and e.student_id = m.student_id and e.date = $1
  join roster_api.person_records_v1 p on p.school_id = m.school_id and p.roster_person_id = m.student_id
  where r.school_id = platform.current_school() and r.date = $1 and r.state in ('submitted', 'locked')
  order by coalesce(p.identifier, p.source_id, m.student_id::text), m.student_id`);
/** Few, because what is held while others come becomes old before V8 looks at it again. */
const next = prepared('fetch 250 from marks_of_day');

/** Reads each day in a transaction of its own, with the rights of who asked. */
@Injectable()
export class SqlEdfiRecords implements EdfiRecords {
  constructor(private readonly reader: TenantReader) {}

  async sourceIdOf(schoolId: string): Promise<string | null> {
    const rows = await this.reader.rows<{ sourceId: string | null }>(systemActor(schoolId), school, [
      schoolId,
    ]);
    return rows[0]?.sourceId ?? null;
  }

  async recordsBegin(schoolId: string): Promise<LocalDate | null> {
    const actor = systemActor(schoolId);
    const [row] = await this.reader.rows<{ begin: LocalDate | null }>(actor, recordsBegin, []);
    return row!.begin;
  }

  async days({ schoolId, requestedBy, startsOn, endsOn }: EdfiScope): Promise<LocalDate[]> {
    const actor = systemActor(schoolId, requestedBy);
    const rows = await this.reader.rows<{ date: LocalDate }>(actor, days, [startsOn, endsOn]);
    return rows.map(({ date }) => date);
  }

  day({ schoolId, requestedBy }: EdfiScope, date: LocalDate, tell: DayReader): Promise<void> {
    return this.reader.read(systemActor(schoolId, requestedBy), async (read) => {
      const [ofRegisters] = await Promise.all([read<RegisterRecord>(registers, [date]), read(marks, [date])]);
      await tell(
        ofRegisters,
        wholeStudents(() => read<MarkRecord>(next)),
      );
    });
  }
}
