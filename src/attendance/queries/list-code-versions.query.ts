import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { Page } from '#domain/kernel/page';
import { AttendanceCodeNotFound } from '#domain/attendance/attendance-code.errors';
import { cursorKey, pageOf } from '#platform/http/page';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { CodeVersionView, meaningColumns } from './attendance-code.view.js';

export class ListCodeVersionsQuery extends Query<Page<CodeVersionView>> {
  constructor(
    readonly codeId: string,
    readonly page: { readonly limit: number; readonly after?: string },
    readonly actor: Actor,
  ) {
    super();
  }
}

const versions = prepared(`
  select v.version as meaning, ${meaningColumns('v')}, v.recorded_at as since, v.recorded_by as "changedBy"
  from attendance.codes c join attendance.code_versions v on v.school_id = c.school_id and v.code = c.code
  where c.id = $1::uuid and ($2::int is null or v.version < $2) order by v.version desc limit $3 + 1`);

@QueryHandler(ListCodeVersionsQuery)
export class ListCodeVersionsHandler implements IQueryHandler<ListCodeVersionsQuery> {
  constructor(private readonly reader: TenantReader) {}

  /** @throws AttendanceCodeNotFound */
  async execute({ codeId, page, actor }: ListCodeVersionsQuery): Promise<Page<CodeVersionView>> {
    const values = [codeId, ...cursorKey(page.after, ['int']), page.limit];
    const rows = await this.reader.rows<CodeVersionView>(actor, versions, values);
    if (rows.length === 0 && !page.after) throw new AttendanceCodeNotFound(); // each code has a first meaning
    return pageOf(rows, page.limit, ({ meaning }) => [meaning]);
  }
}
