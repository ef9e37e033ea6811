import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { RegisterNotFound } from '#domain/attendance/register.errors';
import type { Actor } from '#domain/kernel/actor';
import { preparedOnce } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { unlessGone, withRecords } from './kept-records.js';
import type { RegisterSheet } from './register-sheet.view.js';

/** A register to be printed. */
export class GetRegisterSheetQuery extends Query<RegisterSheet> {
  constructor(
    readonly registerId: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

const clock = (instant: string, form: string) => `to_char(${instant} at time zone r.time_zone, '${form}')`;

const sheet = preparedOnce(`
  select s.name as "schoolName", s.locale, r.date, r.title, r.period_name as "periodName", r.state,
    ${clock('r.starts_at', 'HH24:MI')} as "startsAt", ${clock('r.ends_at', 'HH24:MI')} as "endsAt",
    ${clock('r.submitted_at', 'YYYY-MM-DD HH24:MI')} as "submittedAt", ${clock('now()', 'YYYY-MM-DD HH24:MI')} as "printedAt",
    (select p.display_name from roster_api.people_v1 p
      where p.school_id = r.school_id and p.person_id = r.submitted_by) as "submittedBy",
    (select coalesce(json_agg(json_build_object('displayName', e.display_name, 'code', m.effective_code, 'label', v.label,
        'presence', v.presence, 'notRequired', v.not_required, 'minutesLate', m.effective_minutes_late,
        'minutesEarly', m.effective_minutes_early, 'teacherCode', case when m.office_code <> m.code then m.code end)
        order by e.sort_name, e.student_id), '[]')
      from attendance.register_entries e
      left join attendance.marks m on m.school_id = e.school_id and m.register_id = e.register_id
        and m.student_id = e.student_id and m.date = e.date
      left join attendance.code_versions v on v.school_id = m.school_id and v.code = m.effective_code
        and v.version = m.effective_code_version
      where e.school_id = r.school_id and e.register_id = r.id and e.date = r.date and e.rostered) as lines
  from attendance.registers r join identity_api.schools_v1 s on s.school_id = r.school_id
  where r.id = $1 and ${withRecords('$2')}`);

@QueryHandler(GetRegisterSheetQuery)
export class GetRegisterSheetHandler implements IQueryHandler<GetRegisterSheetQuery> {
  constructor(private readonly reader: TenantReader) {}

  async execute({ registerId, actor }: GetRegisterSheetQuery): Promise<RegisterSheet> {
    const ownOnly = actor.reach('attendance.register.read') === 'own';
    const [found] = await this.reader
      .rows<RegisterSheet>(actor, sheet, [registerId, ownOnly])
      .catch(unlessGone);
    if (!found) throw new RegisterNotFound();
    return found;
  }
}
