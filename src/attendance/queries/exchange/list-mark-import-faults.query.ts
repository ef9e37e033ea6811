import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { Page } from '#domain/kernel/page';
import { MarkImportNotFound } from '#domain/attendance/mark-import/mark-import.errors';
import { cursorKey, pageOf, type PageQuery } from '#platform/http/page';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { MarkImportFaultView } from './mark-import.view.js';

/** A fault with what its row says, as far as it could be read. */
export interface ReportedFault extends MarkImportFaultView {
  readonly date: string;
  readonly section: string;
  readonly period: string;
  readonly student: string;
  readonly code: string;
}

export class ListMarkImportFaultsQuery extends Query<Page<ReportedFault>> {
  constructor(
    readonly importId: string,
    readonly page: PageQuery,
    readonly actor: Actor,
  ) {
    super();
  }
}

/** One row without a fault says that the import is there. */
const byRow = prepared(`
  select f.row_no as row, f.field, f.reason, f.detail, r.date, r.section, r.period, r.student, r.code
  from attendance.mark_imports i
  left join attendance.mark_import_faults f on f.import_id = i.id
    and ($2::int is null or (f.row_no, f.field, f.reason) > ($2, $3::text, $4::text))
  left join attendance.mark_import_rows r on r.import_id = f.import_id and r.row_no = f.row_no
  where i.id = $1 and i.school_id = platform.current_school()
  order by f.row_no, f.field, f.reason limit $5 + 1`);

@QueryHandler(ListMarkImportFaultsQuery)
export class ListMarkImportFaultsHandler implements IQueryHandler<ListMarkImportFaultsQuery> {
  constructor(private readonly reader: TenantReader) {}

  /** @throws MarkImportNotFound */
  async execute({ importId, page, actor }: ListMarkImportFaultsQuery): Promise<Page<ReportedFault>> {
    const values = [importId, ...cursorKey(page.after, ['int', 'text', 'text']), page.limit];
    const rows = await this.reader.rows<ReportedFault | { row: null }>(actor, byRow, values);
    if (rows.length === 0) throw new MarkImportNotFound();
    const faults = rows.filter((row): row is ReportedFault => row.row !== null);
    return pageOf(faults, page.limit, ({ row, field, reason }) => [row, field, reason]);
  }
}
