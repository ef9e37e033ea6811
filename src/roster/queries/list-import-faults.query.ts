import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { Page } from '#domain/kernel/page';
import { cursorKey, pageOf, type PageQuery } from '#platform/http/page';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { ImportFaultView } from './import-fault.view.js';
import { rowsOfImport } from './rows-of-import.js';

export class ListImportFaultsQuery extends Query<Page<ImportFaultView>> {
  constructor(
    readonly at: { readonly importId: string; readonly districtId: string },
    readonly page: PageQuery,
    readonly actor: Actor,
  ) {
    super();
  }
}

const byRow = prepared(`
  select f.file, f.row_no as row, f.field, f.reason from roster.imports i left join roster.import_faults f
    on f.import_id = i.id and f.district_id = i.district_id
      and ($3::text is null or (f.file, f.row_no, f.field, f.reason) > ($3, $4::int, $5::text, $6::text))
  where i.id = $1::uuid and i.district_id = $2::uuid
  order by f.file, f.row_no, f.field, f.reason limit $7 + 1`);

@QueryHandler(ListImportFaultsQuery)
export class ListImportFaultsHandler implements IQueryHandler<ListImportFaultsQuery> {
  constructor(private readonly reader: TenantReader) {}

  /** @throws RosterImportNotFound */
  async execute({ at, page, actor }: ListImportFaultsQuery): Promise<Page<ImportFaultView>> {
    const values = [
      at.importId,
      at.districtId,
      ...cursorKey(page.after, ['text', 'int', 'text', 'text']),
      page.limit,
    ];
    const rows = await this.reader.rows<ImportFaultView>(actor, byRow, values);
    return pageOf(rowsOfImport(rows), page.limit, ({ file, row, field, reason }) => [
      file,
      row,
      field,
      reason,
    ]);
  }
}
