import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { Page } from '#domain/kernel/page';
import { cursorKey, pageOf, type PageQuery } from '#platform/http/page';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { HeldBackRowView } from './import-fault.view.js';
import { rowsOfImport } from './rows-of-import.js';

export class ListHeldBackRowsQuery extends Query<Page<HeldBackRowView>> {
  constructor(
    readonly at: { readonly importId: string; readonly districtId: string },
    readonly page: PageQuery,
    readonly actor: Actor,
  ) {
    super();
  }
}

const byRow = prepared(`
  select r.file, r.row_no as row, r.held_field as field,
    jsonb_build_object('file', r.held_by_file, 'row', r.held_by_row) as "heldBackBy"
  from roster.imports i left join roster.import_rows r
    on r.import_id = i.id and r.district_id = i.district_id and r.state = 'held'
      and ($3::text is null or (r.file, r.row_no) > ($3, $4::int))
  where i.id = $1::uuid and i.district_id = $2::uuid
  order by r.file, r.row_no limit $5 + 1`);

@QueryHandler(ListHeldBackRowsQuery)
export class ListHeldBackRowsHandler implements IQueryHandler<ListHeldBackRowsQuery> {
  constructor(private readonly reader: TenantReader) {}

  /** @throws RosterImportNotFound */
  async execute({ at, page, actor }: ListHeldBackRowsQuery): Promise<Page<HeldBackRowView>> {
    const values = [at.importId, at.districtId, ...cursorKey(page.after, ['text', 'int']), page.limit];
    const rows = await this.reader.rows<HeldBackRowView>(actor, byRow, values);
    return pageOf(rowsOfImport(rows), page.limit, ({ file, row }) => [file, row]);
  }
}
