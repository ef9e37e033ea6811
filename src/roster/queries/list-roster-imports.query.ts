import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { Page } from '#domain/kernel/page';
import { cursorKey, pageOf, type PageQuery } from '#platform/http/page';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { RosterImportView, selectImport } from './roster-import.view.js';

export class ListRosterImportsQuery extends Query<Page<RosterImportView>> {
  constructor(
    readonly districtId: string,
    readonly page: PageQuery,
    readonly actor: Actor,
  ) {
    super();
  }
}

const latestFirst = prepared(`
  ${selectImport}
  where i.district_id = $1::uuid and ($2::uuid is null or i.id < $2::uuid)
  order by i.id desc limit $3 + 1`);

@QueryHandler(ListRosterImportsQuery)
export class ListRosterImportsHandler implements IQueryHandler<ListRosterImportsQuery> {
  constructor(private readonly reader: TenantReader) {}

  async execute({ districtId, page, actor }: ListRosterImportsQuery): Promise<Page<RosterImportView>> {
    const values = [districtId, ...cursorKey(page.after, ['uuid']), page.limit];
    const rows = await this.reader.rows<RosterImportView>(actor, latestFirst, values);
    return pageOf(rows, page.limit, ({ id }) => [id]);
  }
}
