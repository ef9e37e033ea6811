import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { anonymous } from '#domain/kernel/actor';
import { Clock } from '#domain/kernel/clock';
import type { DailyRound } from '#domain/attendance/notifications/daily-rounds';
import { STANDARD_CHOICES } from '#domain/attendance/notifications/notification-choices';
import type { LocalDate } from '#domain/kernel/local-date';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';

/** Something that a school has to do now, by its own clock. */
export type DueRound =
  | { readonly schoolId: string; readonly round: 'overdue' | Exclude<DailyRound, 'report'> }
  /** A report is about a day that may be over. */
  | { readonly schoolId: string; readonly round: 'report'; readonly date: LocalDate };

export class ListDueRoundsQuery extends Query<DueRound[]> {}

// The digest tells of what was noted as overdue, so that comes before it.
const due = prepared(`
  select school_id as "schoolId", round, date from (
    select school_id, round, null as date from attendance.rounds_due($1, $2)
    union all
    select school_id, 'report', date::text from attendance.reports_due($1, $2)
    union all
    select school_id, 'alerts', null from attendance.alert_rounds_due($1)) due
  order by school_id, round <> 'overdue', round, date`);

@QueryHandler(ListDueRoundsQuery)
export class ListDueRoundsHandler implements IQueryHandler<ListDueRoundsQuery> {
  constructor(
    private readonly reader: TenantReader,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  execute(): Promise<DueRound[]> {
    return this.reader.rows<DueRound>(anonymous, due, [this.clock.now(), JSON.stringify(STANDARD_CHOICES)]);
  }
}
