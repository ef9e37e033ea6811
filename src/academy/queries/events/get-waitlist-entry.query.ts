import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { WaitlistEntryNotFound } from '#domain/academy/events/registration.errors';
import type { Actor } from '#domain/kernel/actor';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { selectWaitlistEntry, WaitlistEntryView } from './registration.view.js';
import { seatSeenWith, seatSightOf } from './sight.js';

export class GetWaitlistEntryQuery extends Query<WaitlistEntryView> {
  constructor(
    readonly id: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

const byId = prepared(`${selectWaitlistEntry} where r.id = $1::uuid and ${seatSeenWith('$2')}`);

@QueryHandler(GetWaitlistEntryQuery)
export class GetWaitlistEntryHandler implements IQueryHandler<GetWaitlistEntryQuery> {
  constructor(private readonly reader: TenantReader) {}

  /** @throws WaitlistEntryNotFound */
  async execute({ id, actor }: GetWaitlistEntryQuery): Promise<WaitlistEntryView> {
    const [found] = await this.reader.rows<WaitlistEntryView>(actor, byId, [id, seatSightOf(actor)]);
    if (!found) throw new WaitlistEntryNotFound();
    return found;
  }
}
