import type { AbsenceDesk, AbsenceGround, AbsenceQuestion } from '#domain/attendance/absence/absence-desk';
import type { DayPart } from '#domain/attendance/absence/absence.words';
import { prepared } from '#platform/persistence/statement';
import { transaction } from '#platform/persistence/transaction';

const ground = prepared(`
  select s.time_zone as "timeZone",
    (select case when attendance.person_guards(p.roster_person_id)
        or attendance.person_teaches_student(p.roster_person_id, (now() at time zone s.time_zone)::date)
      then 'mine' else 'other' end
      from roster_api.people_v1 p
      where p.school_id = s.school_id and p.roster_person_id = $1 and 'student' = any (p.roles) and p.status = 'active') as student,
    (select json_build_object('code', c.code, 'presence', c.presence, 'late', c.late, 'offSite', c.off_site,
        'officeOnly', c.office_only)
      from attendance.codes c where c.school_id = s.school_id and c.code = $2 and c.active) as code,
    (select coalesce(json_object_agg(p.period_id, json_build_object('startsAt', to_char(p.starts_at, 'HH24:MI'),
        'endsAt', to_char(p.ends_at, 'HH24:MI'))), '{}')
      from roster_api.periods_v1 p where p.school_id = s.school_id and p.period_id = any ($3::uuid[])) as periods
  from identity_api.schools_v1 s where s.school_id = platform.current_school()`);

type Row = Omit<AbsenceGround, 'periods'> & { periods: Record<string, DayPart> };

export class SqlAbsenceDesk implements AbsenceDesk {
  async ground({ studentId, code, periodIds }: AbsenceQuestion): Promise<AbsenceGround> {
    const [row] = await transaction().query<Row>(ground, [studentId, code, periodIds]);
    return { ...row!, periods: new Map(Object.entries(row!.periods)) };
  }
}
