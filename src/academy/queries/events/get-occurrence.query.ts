import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { OccurrenceNotFound } from '#domain/academy/events/event.errors';
import type { Actor } from '#domain/kernel/actor';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { OccurrenceView, selectOccurrence } from './occurrence.view.js';
import { eventSeenWith, sightOf } from './sight.js';

export class GetOccurrenceQuery extends Query<OccurrenceView> {
  constructor(
    readonly occurrenceId: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

const byId = prepared(`${selectOccurrence} where o.id = $1::uuid and ${eventSeenWith('$2')}`);

@QueryHandler(GetOccurrenceQuery)
export class GetOccurrenceHandler implements IQueryHandler<GetOccurrenceQuery> {
  constructor(private readonly reader: TenantReader) {}

  /** @throws OccurrenceNotFound */
  async execute({ occurrenceId, actor }: GetOccurrenceQuery): Promise<OccurrenceView> {
    const [found] = await this.reader.rows<OccurrenceView>(actor, byId, [occurrenceId, sightOf(actor)]);
    if (!found) throw new OccurrenceNotFound();
    return found;
  }
}
