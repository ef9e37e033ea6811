import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { Page } from '#domain/kernel/page';
import type { RegisterState } from '#domain/attendance/register.words';
import { cursorKey, pageOf } from '#platform/http/page';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';

/** Somebody who teaches the lesson. */
export class ResponsibleTeacherView {
  /** @format uuid */
  rosterPersonId!: string;
  displayName!: string;
}

/** A register of today that should have been submitted by now. */
export class RegisterNotTakenView {
  /** @format uuid */
  registerId!: string;
  /** @format uuid */
  sectionId!: string;
  title!: string;
  periodName!: string;
  /** @format date-time */
  startsAt!: string;
  /** @format date-time */
  endsAt!: string;
  /** @format date-time */
  overdueSince!: string;
  state!: RegisterState;
  teachers!: ResponsibleTeacherView[];
}

export interface NotTakenFilter {
  readonly limit: number;
  readonly after?: string;
}

export class ListRegistersNotTakenQuery extends Query<Page<RegisterNotTakenView>> {
  constructor(
    readonly filter: NotTakenFilter,
    readonly actor: Actor,
  ) {
    super();
  }
}

const list = prepared(`
  select r.id as "registerId", r.section_id as "sectionId", r.title, r.period_name as "periodName",
    r.starts_at as "startsAt", r.ends_at as "endsAt", o.overdue_since as "overdueSince", r.state,
    o.overdue_since::text as "overdueKey",
    (select coalesce(json_agg(json_build_object('rosterPersonId', c.roster_person_id, 'displayName', c.display_name)
        order by c.display_name, c.roster_person_id), '[]')
      from roster_api.teaching_v1 t
      join roster_api.contacts_v1 c on c.school_id = t.school_id and c.roster_person_id = t.teacher_id
      where t.school_id = r.school_id and t.section_id = r.section_id and t.role <> 'aide'
        and r.date between t.starts_on and coalesce(t.ends_on, 'infinity')) as teachers
  from attendance.overdue_registers o
  join identity_api.schools_v1 z on z.school_id = o.school_id
  join attendance.registers r on r.school_id = o.school_id and r.id = o.register_id
  where o.school_id = platform.current_school() and o.date = (now() at time zone z.time_zone)::date
    and r.state in ('scheduled', 'open', 'missed') and ($1::timestamptz is null or (o.overdue_since, r.id) > ($1, $2::uuid))
  order by o.overdue_since, r.id limit $3 + 1`);

type Row = RegisterNotTakenView & { overdueKey: string };

@QueryHandler(ListRegistersNotTakenQuery)
export class ListRegistersNotTakenHandler implements IQueryHandler<ListRegistersNotTakenQuery> {
  constructor(private readonly reader: TenantReader) {}

  async execute({ filter, actor }: ListRegistersNotTakenQuery): Promise<Page<RegisterNotTakenView>> {
    const { limit, after } = filter;
    const values = [...cursorKey(after, ['timestamptz', 'uuid']), limit];
    const rows = await this.reader.rows<Row>(actor, list, values);
    const { items, next } = pageOf(rows, limit, ({ overdueKey, registerId }) => [overdueKey, registerId]);
    return { items: items.map(({ overdueKey: _, ...view }) => view), ...(next && { next }) };
  }
}
