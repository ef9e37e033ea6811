import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { AlertRuleNotFound } from '#domain/attendance/alerts/alert.errors';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { AlertRuleView, selectAlertRule } from './alert-rule.view.js';

export class GetAlertRuleQuery extends Query<AlertRuleView> {
  constructor(
    readonly ruleId: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

const byId = prepared(`${selectAlertRule} where r.id = $1::uuid`);

@QueryHandler(GetAlertRuleQuery)
export class GetAlertRuleHandler implements IQueryHandler<GetAlertRuleQuery> {
  constructor(private readonly reader: TenantReader) {}

  /** @throws AlertRuleNotFound */
  async execute({ ruleId, actor }: GetAlertRuleQuery): Promise<AlertRuleView> {
    const [found] = await this.reader.rows<AlertRuleView>(actor, byId, [ruleId]);
    if (!found) throw new AlertRuleNotFound();
    return found;
  }
}
