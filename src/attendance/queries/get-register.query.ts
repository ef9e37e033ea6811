import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { RegisterNotFound } from '#domain/attendance/register.errors';
import { preparedOnce } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { entriesAt, markAt, stateAt } from './as-it-stood.js';
import { unlessGone, withRecords } from './kept-records.js';
import { entriesView, markView, usableCodesOf } from './mark-json.js';
import { RegisterView } from './register.view.js';

export class GetRegisterQuery extends Query<RegisterView> {
  constructor(
    readonly registerId: string,
    readonly actor: Actor,
    /** As it stood at this instant (ISO 8601); now when it is left out. */
    readonly asOf?: string,
  ) {
    super();
  }
}

const byId = preparedOnce(`
  select r.id, r.date, r.section_id as "sectionId", r.title, r.period_name as "periodName", r.starts_at as "startsAt",
    r.ends_at as "endsAt", r.state, r.state_reason as "stateReason", r.submitted_at as "submittedAt",
    ${entriesView} as entries,
    ${usableCodesOf('r.school_id')} as codes
  from attendance.registers r where r.id = $1 and ${withRecords('$2')}`);

const AT = '$3::timestamptz';

/** Expectations and codes to choose from belong to the present. */
const asItStood = preparedOnce(`
  select r.id, r.date, r.section_id as "sectionId", r.title, r.period_name as "periodName", r.starts_at as "startsAt",
    r.ends_at as "endsAt", s.state, s.state_reason as "stateReason", s.submitted_at as "submittedAt",
    (select coalesce(json_agg(json_build_object('studentId', e.student_id, 'displayName', e.display_name, 'mark',
        case when m.effective_code is not null then ${markView} end, 'expected', null, 'desk', '[]'::json)
      order by e.sort_name, e.student_id), '[]')
    from ${entriesAt(AT)} cross join ${markAt(AT)}
    left join attendance.code_versions v on v.school_id = e.school_id and v.code = m.effective_code
      and v.version = m.effective_code_version) as entries,
    '[]'::json as codes
  from attendance.registers r join ${stateAt(AT)} on true
  where r.id = $1 and ${withRecords('$2')}`);

@QueryHandler(GetRegisterQuery)
export class GetRegisterHandler implements IQueryHandler<GetRegisterQuery> {
  constructor(private readonly reader: TenantReader) {}

  /** @throws RegisterNotFound also when it was not there at that instant; RecordsArchived */
  async execute({ registerId, actor, asOf }: GetRegisterQuery): Promise<RegisterView> {
    const ownOnly = actor.reach('attendance.register.read') === 'own';
    const [register] = asOf
      ? await this.reader.rows<RegisterView>(actor, asItStood, [registerId, ownOnly, asOf]).catch(unlessGone)
      : await this.reader.rows<RegisterView>(actor, byId, [registerId, ownOnly]).catch(unlessGone);
    if (!register) throw new RegisterNotFound();
    return register;
  }
}
