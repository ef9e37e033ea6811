import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { EntryNotFound } from '#domain/academy/content/content.errors';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { ContentEntryView, selectEntry } from './content-entry.view.js';
import { openTo, sightOf } from './sight.js';

export class GetContentEntryQuery extends Query<ContentEntryView> {
  constructor(
    readonly entryId: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

const byId = prepared(`${selectEntry} where e.id = $1::uuid and ${openTo('$2')}`);

@QueryHandler(GetContentEntryQuery)
export class GetContentEntryHandler implements IQueryHandler<GetContentEntryQuery> {
  constructor(private readonly reader: TenantReader) {}

  /** @throws EntryNotFound */
  async execute({ entryId, actor }: GetContentEntryQuery): Promise<ContentEntryView> {
    const [found] = await this.reader.rows<ContentEntryView>(actor, byId, [entryId, sightOf(actor)]);
    if (!found) throw new EntryNotFound();
    return found;
  }
}
