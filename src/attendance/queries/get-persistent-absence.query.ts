import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { PERSISTENT_ABSENCE } from '#domain/attendance/analytics/rates';
import type { Actor } from '#domain/kernel/actor';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { groupedRate, groupedRateOf, type GroupedRateRow } from './grouped-rate.js';
import type { PersistentAbsenceView } from './grouped-rate.view.js';
import { yearOrdinal } from './rate-groups.sql.js';
import { checked, inSpan, spanOf, type Span } from './span.js';

export interface PersistentAbsenceFilter extends Span {
  /** The share of what was possible, from which on an absence counts as persistent. */
  readonly threshold: number;
}

/** How many students miss much, by year group; of a teacher, among those whom the teacher teaches. */
export class GetPersistentAbsenceQuery extends Query<PersistentAbsenceView> {
  constructor(
    readonly filter: PersistentAbsenceFilter,
    readonly actor: Actor,
  ) {
    super();
  }
}

const byYearGroup = prepared(`
  with ${spanOf}, counted as (
    select d.student_id, sum(d.possible) as possible, sum(d.attended) as attended from attendance.daily_summaries d
    where d.school_id = platform.current_school() and ${inSpan('d.date')} group by 1 having sum(d.possible) > 0
  ), grouped as (
    select y.year_group as key, coalesce(y.year_group, '') as name, ${yearOrdinal} as ordinal, count(*)::int as denominator,
      (count(*) filter (where c.possible - c.attended >= $3::numeric * c.possible))::int as numerator
    from counted c join roster_api.students_v1 y
      on y.school_id = platform.current_school() and y.student_id = c.student_id
    where not $4::boolean or attendance.person_teaches_student(c.student_id, (select last from span))
    group by 1, 2, 3
  ) ${groupedRate}`);

@QueryHandler(GetPersistentAbsenceQuery)
export class GetPersistentAbsenceHandler implements IQueryHandler<GetPersistentAbsenceQuery> {
  constructor(private readonly reader: TenantReader) {}

  async execute({ filter, actor }: GetPersistentAbsenceQuery): Promise<PersistentAbsenceView> {
    const { threshold } = filter;
    const ownOnly = actor.reach('attendance.analytics.read') === 'own';
    const values = [...checked(filter), threshold, ownOnly];
    const [row] = await this.reader.rows<GroupedRateRow>(actor, byYearGroup, values);
    return { threshold, ...groupedRateOf(row!, PERSISTENT_ABSENCE) };
  }
}
