import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { AlertNotFound } from '#domain/attendance/alerts/alert.errors';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { aboutMine, AlertView, selectAlert } from './alert.view.js';

export class GetAlertQuery extends Query<AlertView> {
  constructor(
    readonly alertId: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

const byId = prepared(`${selectAlert} where a.id = $1::uuid and (not $2::boolean or ${aboutMine})`);

@QueryHandler(GetAlertQuery)
export class GetAlertHandler implements IQueryHandler<GetAlertQuery> {
  constructor(private readonly reader: TenantReader) {}

  /** @throws AlertNotFound */
  async execute({ alertId, actor }: GetAlertQuery): Promise<AlertView> {
    const ownOnly = actor.reach('attendance.alert.read') === 'own';
    const [found] = await this.reader.rows<AlertView>(actor, byId, [alertId, ownOnly]);
    if (!found) throw new AlertNotFound();
    return found;
  }
}
