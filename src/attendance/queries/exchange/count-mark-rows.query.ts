import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { MarkImportCounts } from '#domain/attendance/mark-import/mark-import.words';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';

/** How far the rows of an import have come. */
export class CountMarkRowsQuery extends Query<MarkImportCounts> {
  constructor(
    readonly importId: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

const counts = prepared(`
  select count(*)::int as rows, count(*) filter (where outcome = 'created')::int as created,
    count(*) filter (where outcome = 'changed')::int as changed,
    count(*) filter (where outcome = 'unchanged')::int as unchanged,
    count(*) filter (where state = 'faulty')::int as faulty,
    (select count(*)::int from attendance.registers g join attendance.mark_imports i on i.id = $1
      where g.school_id = platform.current_school() and g.submitted_at >= i.created_at and g.id in (
        select d.register_id from attendance.mark_import_rows d where d.import_id = $1 and d.state = 'done')) as submitted
  from attendance.mark_import_rows where import_id = $1`);

@QueryHandler(CountMarkRowsQuery)
export class CountMarkRowsHandler implements IQueryHandler<CountMarkRowsQuery> {
  constructor(private readonly reader: TenantReader) {}

  async execute({ importId, actor }: CountMarkRowsQuery): Promise<MarkImportCounts> {
    const [found] = await this.reader.rows<MarkImportCounts>(actor, counts, [importId]);
    return found!;
  }
}
