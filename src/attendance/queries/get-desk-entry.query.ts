import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { DeskEntryNotFound } from '#domain/attendance/front-desk/desk.errors';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { DeskEntryView, selectDeskEntry } from './desk-entry.view.js';

export class GetDeskEntryQuery extends Query<DeskEntryView> {
  constructor(
    readonly deskEntryId: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

const byId = prepared(`${selectDeskEntry} where d.id = $1::uuid`);

@QueryHandler(GetDeskEntryQuery)
export class GetDeskEntryHandler implements IQueryHandler<GetDeskEntryQuery> {
  constructor(private readonly reader: TenantReader) {}

  /** @throws DeskEntryNotFound */
  async execute({ deskEntryId, actor }: GetDeskEntryQuery): Promise<DeskEntryView> {
    const [found] = await this.reader.rows<DeskEntryView>(actor, byId, [deskEntryId]);
    if (!found) throw new DeskEntryNotFound();
    return found;
  }
}
