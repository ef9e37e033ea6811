import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { RegisterNotFound } from '#domain/attendance/register.errors';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { entriesView, usableCodesOf } from './mark-json.js';
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
    ${entriesView} as entries,
    ${usableCodesOf('r.school_id')} as codes
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
