import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { MarkImportNotFound } from '#domain/attendance/mark-import/mark-import.errors';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { MarkImportView, selectMarkImport } from './mark-import.view.js';

export class GetMarkImportQuery extends Query<MarkImportView> {
  constructor(
    readonly importId: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

const byId = prepared(`${selectMarkImport} where id = $1 and school_id = platform.current_school()`);

@QueryHandler(GetMarkImportQuery)
export class GetMarkImportHandler implements IQueryHandler<GetMarkImportQuery> {
  constructor(private readonly reader: TenantReader) {}

  /** @throws MarkImportNotFound */
  async execute({ importId, actor }: GetMarkImportQuery): Promise<MarkImportView> {
    const [found] = await this.reader.rows<MarkImportView>(actor, byId, [importId]);
    if (!found) throw new MarkImportNotFound();
    return found;
  }
}
