import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';

export class SchoolBySourceQuery extends Query<string | null> {
  constructor(
    readonly source: { readonly districtId: string; readonly sourceId: string },
    readonly actor: Actor,
  ) {
    super();
  }
}

const bySource = prepared('select id from identity.schools where district_id = $1 and source_id = $2');

@QueryHandler(SchoolBySourceQuery)
export class SchoolBySourceHandler implements IQueryHandler<SchoolBySourceQuery> {
  constructor(private readonly reader: TenantReader) {}

  async execute({ source, actor }: SchoolBySourceQuery): Promise<string | null> {
    const values = [source.districtId, source.sourceId];
    const [school] = await this.reader.rows<{ id: string }>(actor, bySource, values);
    return school?.id ?? null;
  }
}
