import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { LocalDate } from '#domain/kernel/local-date';
import type { Page } from '#domain/kernel/page';
import { cursorKey, pageOf } from '#platform/http/page';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { RegisterSummaryView } from './register.view.js';

export interface RegisterFilter {
  /** The school's date; today there when it is left out. */
  readonly date?: LocalDate;
  readonly sectionId?: string;
  /** Only registers of sections that the actor teaches, whatever else the actor may see. */
  readonly mine: boolean;
  readonly limit: number;
  readonly after?: string;
}

export class ListRegistersQuery extends Query<Page<RegisterSummaryView>> {
  constructor(
    readonly filter: RegisterFilter,
    readonly actor: Actor,
  ) {
    super();
  }
}

const list = prepared(`
  select r.id, r.date, r.section_id as "sectionId", r.title, r.period_name as "periodName", r.starts_at as "startsAt",
    r.ends_at as "endsAt", r.state, r.starts_at::text as "startsKey", t.entries, t.marked, t.codes
  from (
    select r.* from attendance.registers r
    where r.date = coalesce($1::date, (now() at time zone
        (select z.time_zone from identity_api.schools_v1 z where z.school_id = platform.current_school()))::date)
      and ($2::uuid is null or r.section_id = $2) and (not $3::boolean or attendance.person_teaches(r.section_id, r.date))
      and ($4::timestamptz is null or (r.starts_at, r.id) > ($4, $5::uuid))
    order by r.starts_at, r.id limit $6 + 1
  ) r cross join lateral (
    select coalesce(sum(n), 0)::int as entries, coalesce(sum(n) filter (where code is not null), 0)::int as marked,
      coalesce(json_agg(json_build_object('code', code, 'students', n) order by code)
        filter (where code is not null), '[]') as codes
    from (
      select m.effective_code as code, count(*)::int as n from attendance.register_entries e
      left join attendance.marks m on m.school_id = e.school_id and m.register_id = e.register_id
        and m.student_id = e.student_id and m.date = e.date
      where e.school_id = r.school_id and e.register_id = r.id and e.date = r.date and e.rostered
      group by m.effective_code) counted
  ) t order by r.starts_at, r.id`);

type Row = RegisterSummaryView & { startsKey: string };

@QueryHandler(ListRegistersQuery)
export class ListRegistersHandler implements IQueryHandler<ListRegistersQuery> {
  constructor(private readonly reader: TenantReader) {}

  async execute({ filter, actor }: ListRegistersQuery): Promise<Page<RegisterSummaryView>> {
    const { date, sectionId, limit, after } = filter;
    const values = [
      date ?? null,
      sectionId ?? null,
      ownOnly(filter, actor),
      ...cursorKey(after, ['timestamptz', 'uuid']),
      limit,
    ];
    const rows = await this.reader.rows<Row>(actor, list, values);
    const { items, next } = pageOf(rows, limit, ({ startsKey, id }) => [startsKey, id]);
    return { items: items.map(({ startsKey: _, ...view }) => view), ...(next && { next }) };
  }
}

/** Whether the list depends on who asks. */
export function ownOnly({ mine }: RegisterFilter, actor: Actor): boolean {
  return mine || actor.reach('attendance.register.read') === 'own';
}
