import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { RegisterNotFound } from '#domain/attendance/register.errors';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { markView, usableCodes } from './mark-json.js';
import { RegisterView } from './register.view.js';

export class GetRegisterQuery extends Query<RegisterView> {
  constructor(
    readonly registerId: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

const byId = prepared(`
  select r.id, r.date, r.section_id as "sectionId", r.title, r.period_name as "periodName", r.starts_at as "startsAt",
    r.ends_at as "endsAt", r.state, r.state_reason as "stateReason", r.submitted_at as "submittedAt",
    (select coalesce(json_agg(json_build_object('studentId', e.student_id, 'displayName', e.display_name, 'mark',
        case when m.effective_code is not null then ${markView} end) order by e.sort_name, e.student_id), '[]')
      from attendance.register_entries e
      left join attendance.marks m on m.school_id = e.school_id and m.register_id = e.register_id
        and m.student_id = e.student_id and m.date = e.date
      left join attendance.code_versions v on v.school_id = m.school_id and v.code = m.effective_code
        and v.version = m.effective_code_version
      where e.school_id = r.school_id and e.register_id = r.id and e.date = r.date and e.rostered) as entries,
    ${usableCodes} as codes
  from attendance.registers r where r.id = $1 and (not $2::boolean or attendance.person_teaches(r.section_id, r.date))`);

@QueryHandler(GetRegisterQuery)
export class GetRegisterHandler implements IQueryHandler<GetRegisterQuery> {
  constructor(private readonly reader: TenantReader) {}

  async execute({ registerId, actor }: GetRegisterQuery): Promise<RegisterView> {
    const ownOnly = actor.reach('attendance.register.read') === 'own';
    const [register] = await this.reader.rows<RegisterView>(actor, byId, [registerId, ownOnly]);
    if (!register) throw new RegisterNotFound();
    return register;
  }
}
