import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { Page } from '#domain/kernel/page';
import type { AlertState } from '#domain/attendance/alerts/alert.words';
import { given, Listing, type ListInput } from '#platform/http/listing';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { aboutMine, AlertView, selectAlert } from './alert.view.js';

export const ALERT_SORTS = ['id', '-id'] as const;

type AlertSort = (typeof ALERT_SORTS)[number];

export interface AlertFilter extends ListInput<AlertSort> {
  readonly state?: AlertState;
  /** Only those that are closed, or only those that are not. */
  readonly closed?: boolean;
  readonly ruleId?: string;
  readonly studentId?: string;
}

export class ListAlertsQuery extends Query<Page<AlertView>> {
  constructor(
    readonly filter: AlertFilter,
    readonly actor: Actor,
  ) {
    super();
  }
}

const listing = new Listing<AlertView, AlertSort>(selectAlert, { id: [['a.id', 'uuid', 'id']] });

@QueryHandler(ListAlertsQuery)
export class ListAlertsHandler implements IQueryHandler<ListAlertsQuery> {
  constructor(private readonly reader: TenantReader) {}

  execute({ filter, actor }: ListAlertsQuery): Promise<Page<AlertView>> {
    const ownOnly = actor.reach('attendance.alert.read') === 'own';
    return listing.page(this.reader, actor, filter, [
      ['a.school_id = platform.current_school()'],
      given('a.state = ?', filter.state),
      given(`(a.state = 'closed') = ?`, filter.closed),
      given('a.rule_id = ?', filter.ruleId),
      given('a.student_id = ?', filter.studentId),
      ownOnly && [aboutMine],
    ]);
  }
}
