import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { LocalDate } from '#domain/kernel/local-date';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';

/** A kept figure that is not what its marks come to. */
export interface SummaryDifference {
  readonly level: 'student' | 'register' | 'school';
  readonly date: LocalDate;
  /** The student or the register; null for the school. */
  readonly of: string | null;
  /** What is kept, by column; null where nothing is. */
  readonly kept: Readonly<Record<string, unknown>> | null;
  /** What the marks come to; null where nothing counts. */
  readonly counted: Readonly<Record<string, unknown>> | null;
}

/** Counts days of a school anew and compares them with what is kept (A10), where the
 * marks are still there; the first `limit` differences. */
export class VerifySummariesQuery extends Query<SummaryDifference[]> {
  constructor(
    readonly first: LocalDate,
    readonly last: LocalDate,
    readonly limit: number,
    readonly actor: Actor,
  ) {
    super();
  }
}

const levelOf = (level: SummaryDifference['level'], table: string, key: string | null) => `
  select '${level}' as level, coalesce(k.date, c.date) as date,
    ${key ? `coalesce(k.${key}, c.${key})` : 'null::uuid'} as of, to_jsonb(k) as kept, to_jsonb(c) as counted
  from (select * from attendance.${table}
    where school_id = platform.current_school() and date between greatest($1, attendance.records_begin()) and $2) k
  full join (select * from attendance.${table}_recomputed
    where school_id = platform.current_school() and date between greatest($1, attendance.records_begin()) and $2) c
    on c.date = k.date ${key ? `and c.${key} = k.${key}` : ''}
  where to_jsonb(k) is distinct from to_jsonb(c)`;

const differences = prepared(`
  select * from (
    ${levelOf('student', 'daily_summaries', 'student_id')} union all
    ${levelOf('register', 'register_summaries', 'register_id')} union all
    ${levelOf('school', 'school_days', null)}
  ) d order by d.date, d.level, d.of limit $3`);

@QueryHandler(VerifySummariesQuery)
export class VerifySummariesHandler implements IQueryHandler<VerifySummariesQuery> {
  constructor(private readonly reader: TenantReader) {}

  execute({ first, last, limit, actor }: VerifySummariesQuery): Promise<SummaryDifference[]> {
    return this.reader.rows<SummaryDifference>(actor, differences, [first, last, limit]);
  }
}
