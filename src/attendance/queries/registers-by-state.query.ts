import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { NotPermitted } from '#platform/auth/errors';
import type { RegisterState } from '#domain/attendance/register.words';
import type { Actor } from '#domain/kernel/actor';
import type { LocalDate } from '#domain/kernel/local-date';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';

export interface RegistersByState {
  readonly state: RegisterState;
  readonly registers: number;
}

/** How many registers of a day are in which state; its today when no date is given. */
export class RegistersByStateQuery extends Query<RegistersByState[]> {
  constructor(
    readonly date: LocalDate | undefined,
    readonly actor: Actor,
  ) {
    super();
  }
}

/** The day by a query of its own: a condition with COALESCE counts as leaky, and no index leads to what it is true for. */
const ofDay = prepared(`
  select r.state, count(*)::int as registers from attendance.registers r
  where r.school_id = (select platform.current_school())
    and r.date = (select coalesce($1::date, (select (now() at time zone z.time_zone)::date from identity_api.schools_v1 z
      where z.school_id = platform.current_school())))
  group by r.state order by r.state`);

@QueryHandler(RegistersByStateQuery)
export class RegistersByStateHandler implements IQueryHandler<RegistersByStateQuery> {
  constructor(private readonly reader: TenantReader) {}

  async execute({ date, actor }: RegistersByStateQuery): Promise<RegistersByState[]> {
    if (actor.reach('attendance.register.read') !== 'all') throw new NotPermitted('attendance.register.read');
    return this.reader.rows<RegistersByState>(actor, ofDay, [date ?? null]);
  }
}
