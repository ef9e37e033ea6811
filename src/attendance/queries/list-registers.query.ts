import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { LocalDate } from '#domain/kernel/local-date';
import type { Page } from '#domain/kernel/page';
import { cursorKey, pageOf } from '#platform/http/page';
import { preparedOnce } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { unlessGone } from './kept-records.js';
import { entriesAt, markAt, stateAt } from './as-it-stood.js';
import { RegisterSummaryView } from './register.view.js';

export interface RegisterFilter {
  /** The school's date; today there when it is left out. */
  readonly date?: LocalDate;
  readonly sectionId?: string;
  /** Only registers of sections that the actor teaches, whatever else the actor may see. */
  readonly mine: boolean;
  /** As it stood at this instant (ISO 8601); now when it is left out. */
  readonly asOf?: string;
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

/**
 * The day is worked out by a query of its own: COALESCE counts as leaky, so that under row security a condition with it would be
 * asked of each register that the school ever had, and no index would lead to those of the day.
 * `state` and `marks` say where the state and, of each entry, the mark `m` come from.
 */
const list = (state: string, marks: string) =>
  preparedOnce(`
  select r.id, r.date, r.section_id as "sectionId", r.title, r.period_name as "periodName", r.starts_at as "startsAt",
    r.ends_at as "endsAt", r.state_shown as state, r.starts_at::text as "startsKey", t.entries, t.marked, t.codes
  from (
    select r.*, s.state as state_shown from attendance.registers r join ${state} on true
    where r.date = (select coalesce($1::date, (now() at time zone
        (select z.time_zone from identity_api.schools_v1 z where z.school_id = platform.current_school()))::date))
      and attendance.records_kept($1::date)
      and ($2::uuid is null or r.section_id = $2) and (not $3::boolean or attendance.person_teaches(r.section_id, r.date))
      and ($4::timestamptz is null or (r.starts_at, r.id) > ($4, $5::uuid))
    order by r.starts_at, r.id limit $6 + 1
  ) r cross join lateral (
    select coalesce(sum(n), 0)::int as entries, coalesce(sum(n) filter (where code is not null), 0)::int as marked,
      coalesce(json_agg(json_build_object('code', code, 'students', n) order by code)
        filter (where code is not null), '[]') as codes
    from (select m.effective_code as code, count(*)::int as n from ${marks} group by m.effective_code) counted
  ) t order by r.starts_at, r.id`);

const asItIs = list(
  'lateral (select r.state) s',
  `attendance.register_entries e
      left join attendance.marks m on m.school_id = e.school_id and m.register_id = e.register_id
        and m.student_id = e.student_id and m.date = e.date
      where e.school_id = r.school_id and e.register_id = r.id and e.date = r.date and e.rostered`,
);

const AT = '$7::timestamptz';
const asItStood = list(stateAt(AT), `${entriesAt(AT)} cross join ${markAt(AT)}`);

type Row = RegisterSummaryView & { startsKey: string };

@QueryHandler(ListRegistersQuery)
export class ListRegistersHandler implements IQueryHandler<ListRegistersQuery> {
  constructor(private readonly reader: TenantReader) {}

  async execute({ filter, actor }: ListRegistersQuery): Promise<Page<RegisterSummaryView>> {
    const { date, sectionId, asOf, limit, after } = filter;
    const values = [
      date ?? null,
      sectionId ?? null,
      ownOnly(filter, actor),
      ...cursorKey(after, ['timestamptz', 'uuid']),
      limit,
      ...(asOf ? [asOf] : []),
    ];
    const rows = await this.reader.rows<Row>(actor, asOf ? asItStood : asItIs, values).catch(unlessGone);
    const { items, next } = pageOf(rows, limit, ({ startsKey, id }) => [startsKey, id]);
    return { items: items.map(({ startsKey: _, ...view }) => view), ...(next && { next }) };
  }
}

/** Whether the list depends on who asks. */
export function ownOnly({ mine }: RegisterFilter, actor: Actor): boolean {
  return mine || actor.reach('attendance.register.read') === 'own';
}
