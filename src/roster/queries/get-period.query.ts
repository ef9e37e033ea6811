import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { PeriodNotFound } from '#domain/roster/period.errors';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { selectPeriod, PeriodView } from './period.view.js';

export class GetPeriodQuery extends Query<PeriodView> {
  constructor(
    readonly periodId: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

const byId = prepared(`${selectPeriod} where p.id = $1::uuid`);

@QueryHandler(GetPeriodQuery)
export class GetPeriodHandler implements IQueryHandler<GetPeriodQuery> {
  constructor(private readonly reader: TenantReader) {}

  /** @throws PeriodNotFound */
  async execute({ periodId, actor }: GetPeriodQuery): Promise<PeriodView> {
    const [found] = await this.reader.rows<PeriodView>(actor, byId, [periodId]);
    if (!found) throw new PeriodNotFound();
    return found;
  }
}
