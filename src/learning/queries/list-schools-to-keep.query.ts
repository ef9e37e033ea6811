import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { anonymous } from '#domain/kernel/actor';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';

/** The ids of all active schools, for what the schedule keeps in each. */
export class ListSchoolsToKeepQuery extends Query<string[]> {}

const all = prepared(`select school_id as "schoolId" from identity_api.all_schools()`);

@QueryHandler(ListSchoolsToKeepQuery)
export class ListSchoolsToKeepHandler implements IQueryHandler<ListSchoolsToKeepQuery> {
  constructor(private readonly reader: TenantReader) {}

  async execute(): Promise<string[]> {
    const rows = await this.reader.rows<{ schoolId: string }>(anonymous, all);
    return rows.map(({ schoolId }) => schoolId);
  }
}
