import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { Page } from '#domain/kernel/page';
import type { AlertMeasure } from '#domain/attendance/alerts/alert.words';
import { given, Listing, type ListInput } from '#platform/http/listing';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { AlertRuleView, selectAlertRule } from './alert-rule.view.js';

export const ALERT_RULE_SORTS = ['id', '-id', 'title', '-title'] as const;

type AlertRuleSort = (typeof ALERT_RULE_SORTS)[number];

export interface AlertRuleFilter extends ListInput<AlertRuleSort> {
  readonly active?: boolean;
  readonly measure?: AlertMeasure;
}

export class ListAlertRulesQuery extends Query<Page<AlertRuleView>> {
  constructor(
    readonly filter: AlertRuleFilter,
    readonly actor: Actor,
  ) {
    super();
  }
}

const listing = new Listing<AlertRuleView, AlertRuleSort>(selectAlertRule, {
  id: [['r.id', 'uuid', 'id']],
  title: [
    ['r.title', 'text', 'title'],
    ['r.id', 'uuid', 'id'],
  ],
});

@QueryHandler(ListAlertRulesQuery)
export class ListAlertRulesHandler implements IQueryHandler<ListAlertRulesQuery> {
  constructor(private readonly reader: TenantReader) {}

  execute({ filter, actor }: ListAlertRulesQuery): Promise<Page<AlertRuleView>> {
    return listing.page(this.reader, actor, filter, [
      ['r.school_id = platform.current_school()'],
      given('r.active = ?', filter.active),
      given('r.measure = ?', filter.measure),
    ]);
  }
}
