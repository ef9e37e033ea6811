import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { COUNTING_RULE, NOTHING_COUNTED, type AttendanceCount } from '#domain/attendance/analytics/counting';
import { LONGEST_SPAN, USUAL_SPAN } from '#domain/attendance/analytics/rate-groups';
import { RATE_DEFINITIONS } from '#domain/attendance/analytics/rates';
import type { Actor } from '#domain/kernel/actor';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { ratedOf, sumColumns, totalOf } from './figures.view.js';
import type { SchoolComparisonView } from './school-comparison.view.js';
import { checked, inSpan, type Span } from './span.js';

/** The schools of a district beside each other, by sums that name nobody; for those who lead the district. */
export class CompareSchoolsQuery extends Query<SchoolComparisonView> {
  constructor(
    readonly districtId: string,
    readonly span: Span,
    readonly actor: Actor,
  ) {
    super();
  }
}

/** A district has no zone of its own: its today is the latest of its schools. */
const bySchool = prepared(`
  with schools as materialized (
    select s.school_id, s.name, (now() at time zone s.time_zone)::date as today from identity_api.schools_v1 s
    where s.district_id = $3
  ), span as materialized (
    select coalesce($1::date, coalesce($2::date, z.today) - ${USUAL_SPAN - 1}) as first,
      coalesce($2::date, least(z.today, $1::date + ${LONGEST_SPAN - 1})) as last
    from (select coalesce(max(today), current_date) as today from schools) z
  ), compared as (
    select s.school_id as "schoolId", s.name, ${sumColumns} from schools s
    left join attendance.school_days d on d.school_id = s.school_id and ${inSpan('d.date')}
    group by 1, 2
  )
  select (select first::text from span) as "from", (select last::text from span) as "to",
    (select t.name from identity_api.districts_v1 t where t.district_id = $3) as about,
    (select coalesce(json_agg(row_to_json(c) order by c.name, c."schoolId"), '[]') from compared c) as schools`);

interface Row {
  readonly from: string;
  readonly to: string;
  readonly about: string;
  readonly schools: readonly (Omit<AttendanceCount, 'codes'> & {
    readonly schoolId: string;
    readonly name: string;
  })[];
}

@QueryHandler(CompareSchoolsQuery)
export class CompareSchoolsHandler implements IQueryHandler<CompareSchoolsQuery> {
  constructor(private readonly reader: TenantReader) {}

  async execute({ districtId, span, actor }: CompareSchoolsQuery): Promise<SchoolComparisonView> {
    const [row] = await this.reader.rows<Row>(actor, bySchool, [...checked(span), districtId]);
    const { from, to, about, schools } = row!;
    const counted = schools.map(({ schoolId, name, ...count }) => ({
      schoolId,
      name,
      count: { ...NOTHING_COUNTED, ...count },
    }));
    return {
      about,
      from,
      to,
      rule: COUNTING_RULE,
      definitions: [...RATE_DEFINITIONS],
      total: ratedOf(totalOf(counted.map(({ count }) => count))),
      schools: counted.map(({ schoolId, name, count }) => ({ schoolId, name, ...ratedOf(count) })),
    };
  }
}
