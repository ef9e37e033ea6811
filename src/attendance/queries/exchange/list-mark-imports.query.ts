import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { Page } from '#domain/kernel/page';
import { cursorKey, pageOf, type PageQuery } from '#platform/http/page';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { MarkImportView, selectMarkImport } from './mark-import.view.js';

export class ListMarkImportsQuery extends Query<Page<MarkImportView>> {
  constructor(
    readonly page: PageQuery,
    readonly actor: Actor,
  ) {
    super();
  }
}

/** Ids grow with time. */
const latest = prepared(`
  ${selectMarkImport} where school_id = platform.current_school() and ($1::uuid is null or id < $1)
  order by id desc limit $2 + 1`);

@QueryHandler(ListMarkImportsQuery)
export class ListMarkImportsHandler implements IQueryHandler<ListMarkImportsQuery> {
  constructor(private readonly reader: TenantReader) {}

  async execute({ page: { limit, after }, actor }: ListMarkImportsQuery): Promise<Page<MarkImportView>> {
    const values = [...cursorKey(after, ['uuid']), limit];
    const rows = await this.reader.rows<MarkImportView>(actor, latest, values);
    return pageOf(rows, limit, ({ id }) => [id]);
  }
}
