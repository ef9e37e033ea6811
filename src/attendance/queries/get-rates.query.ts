import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { COUNTING_RULE, type AttendanceCount } from '#domain/attendance/analytics/counting';
import { WEEKDAYS, type RateGroup } from '#domain/attendance/analytics/rate-groups';
import { CODE_SHARE, RATE_DEFINITIONS } from '#domain/attendance/analytics/rates';
import type { Actor } from '#domain/kernel/actor';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { figuresOf, totalOf } from './figures.view.js';
import { rateGroups } from './rate-groups.sql.js';
import type { RatesView } from './rates.view.js';
import { checked, type Span } from './span.js';

export interface RatesFilter extends Span {
  readonly by: RateGroup;
  readonly sectionId?: string;
  readonly yearGroup?: string;
}

/** The figures of a school for a span of days, group by group. A teacher sees the sections that are the teacher's own. */
export class GetRatesQuery extends Query<RatesView> {
  constructor(
    readonly filter: RatesFilter,
    readonly actor: Actor,
  ) {
    super();
  }
}

interface Row {
  readonly from: string;
  readonly to: string;
  readonly about: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly groups: readonly (AttendanceCount & { readonly key: string | null; readonly name: string })[];
}

@QueryHandler(GetRatesQuery)
export class GetRatesHandler implements IQueryHandler<GetRatesQuery> {
  constructor(private readonly reader: TenantReader) {}

  async execute({ filter, actor }: GetRatesQuery): Promise<RatesView> {
    const { by, sectionId, yearGroup } = filter;
    const ownOnly = actor.reach('attendance.analytics.read') === 'own';
    const statement = rateGroups(by, {
      section: sectionId !== undefined,
      yearGroup: yearGroup !== undefined,
      ownOnly,
    });
    const values = [...checked(filter), sectionId ?? null, yearGroup ?? null];
    const [row] = await this.reader.rows<Row>(actor, statement, values);
    const { from, to, about, labels, groups } = row!;
    return {
      by,
      about,
      from,
      to,
      rule: COUNTING_RULE,
      definitions: [...RATE_DEFINITIONS, CODE_SHARE],
      total: figuresOf(totalOf(groups), labels),
      groups: groups.map(({ key, name, ...count }) => ({
        key,
        name: by === 'weekday' ? WEEKDAYS[Number(key) - 1]! : name,
        ...figuresOf(count, labels),
      })),
    };
  }
}
