import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { OccurrenceNotFound } from '#domain/academy/events/event.errors';
import type { Actor } from '#domain/kernel/actor';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { eventSeenWith, sightOf } from './sight.js';

/** The seats of one kind, as the API shows them. */
export class QuotaView {
  /** @format uuid */
  id!: string;
  /** Whom or what the seats are for. */
  name!: string;
  capacity!: number;
  /** By whoever is registered, has one kept or is offered one. */
  taken!: number;
  left!: number;
  /** Rises when its name or its capacity changes. */
  version!: number;
}

/** The seats of an occurrence: as many quotas as it has, by name. */
export class SeatsView {
  items!: QuotaView[];
}

export class ListQuotasQuery extends Query<SeatsView> {
  constructor(
    readonly occurrenceId: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

const ofOccurrence = prepared(`
  select coalesce(json_agg(json_build_object('id', q.id, 'name', q.name, 'capacity', q.capacity, 'taken', q.taken,
      'left', q.capacity - q.taken, 'version', q.version) order by q.name) filter (where q.id is not null), '[]') as items
  from academy.occurrences o
  join academy.events e on e.school_id = o.school_id and e.id = o.event_id
  left join academy.quotas q on q.school_id = o.school_id and q.occurrence_id = o.id
  where o.id = $1::uuid and ${eventSeenWith('$2')} group by o.id`);

@QueryHandler(ListQuotasQuery)
export class ListQuotasHandler implements IQueryHandler<ListQuotasQuery> {
  constructor(private readonly reader: TenantReader) {}

  /** @throws OccurrenceNotFound */
  async execute({ occurrenceId, actor }: ListQuotasQuery): Promise<SeatsView> {
    const [found] = await this.reader.rows<SeatsView>(actor, ofOccurrence, [occurrenceId, sightOf(actor)]);
    if (!found) throw new OccurrenceNotFound();
    return found;
  }
}
