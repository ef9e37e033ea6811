import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { WEEKDAYS } from '#domain/attendance/analytics/rate-groups';
import { TAKEN_ON_TIME } from '#domain/attendance/analytics/rates';
import type { Actor } from '#domain/kernel/actor';
import { prepared, type Statement } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { groupedRate, groupedRateOf, type GroupedRateRow } from './grouped-rate.js';
import type { GroupedRateView } from './grouped-rate.view.js';
import { checked, inSpan, spanOf, type Span } from './span.js';

export const ON_TIME_GROUPS = ['school', 'section', 'period', 'weekday', 'day', 'week', 'month'] as const;
export type OnTimeGroup = (typeof ON_TIME_GROUPS)[number];

export interface RegistersOnTimeFilter extends Span {
  readonly by: OnTimeGroup;
}

/** Whether registers are taken in time; of a teacher, the teacher's own. */
export class GetRegistersOnTimeQuery extends Query<GroupedRateView> {
  constructor(
    readonly filter: RegistersOnTimeFilter,
    readonly actor: Actor,
  ) {
    super();
  }
}

interface Grouping {
  readonly key: string;
  readonly name: string;
  readonly ordinal: string;
}

const dated = (key: string): Grouping => ({ key, name: `(${key})::text`, ordinal: key });

const GROUPINGS: Readonly<Record<OnTimeGroup, Grouping>> = {
  school: { key: 'r.school_id', name: `''`, ordinal: '1' },
  section: { key: 'r.section_id', name: 'max(r.title)', ordinal: '1' },
  period: {
    key: 'r.period_id',
    name: 'max(r.period_name)',
    ordinal: `min((r.starts_at at time zone r.time_zone)::time)`,
  },
  weekday: dated('extract(isodow from r.date)::int'),
  day: dated('r.date'),
  week: dated(`date_trunc('week', r.date)::date`),
  month: dated(`date_trunc('month', r.date)::date`),
};

const groupedBy = ({ key, name, ordinal }: Grouping) =>
  prepared(`
  with ${spanOf}, grouped as (
    select (${key})::text as key, ${name} as name, ${ordinal} as ordinal, count(*)::int as denominator,
      (count(*) filter (where r.submitted_at <= r.ends_at))::int as numerator
    from attendance.registers r
    where r.school_id = platform.current_school() and ${inSpan('r.date')} and r.state <> 'cancelled' and r.ends_at < now()
      and (not $3::boolean or attendance.person_teaches(r.section_id, r.date))
    group by ${key}
  ) ${groupedRate}`);

const STATEMENTS = Object.fromEntries(ON_TIME_GROUPS.map((by) => [by, groupedBy(GROUPINGS[by])])) as Record<
  OnTimeGroup,
  Statement
>;

@QueryHandler(GetRegistersOnTimeQuery)
export class GetRegistersOnTimeHandler implements IQueryHandler<GetRegistersOnTimeQuery> {
  constructor(private readonly reader: TenantReader) {}

  async execute({ filter, actor }: GetRegistersOnTimeQuery): Promise<GroupedRateView> {
    const { by } = filter;
    const ownOnly = actor.reach('attendance.analytics.read') === 'own';
    const values = [...checked(filter), ownOnly];
    const [row] = await this.reader.rows<GroupedRateRow>(actor, STATEMENTS[by], values);
    const view = groupedRateOf(row!, TAKEN_ON_TIME);
    const named = (key: string | null, name: string) => {
      if (by === 'school') return view.about;
      return by === 'weekday' ? WEEKDAYS[Number(key) - 1]! : name;
    };
    return {
      ...view,
      groups: view.groups.map((group) => ({ ...group, name: named(group.key, group.name) })),
    };
  }
}
