import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { anonymous } from '#domain/kernel/actor';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';

/** The ids of all schools, for work that goes from school to school. */
export class ListAllSchoolsQuery extends Query<string[]> {}

const allSchools = prepared(`select school_id as "schoolId" from identity_api.all_schools()`);

@QueryHandler(ListAllSchoolsQuery)
export class ListAllSchoolsHandler implements IQueryHandler<ListAllSchoolsQuery> {
  constructor(private readonly reader: TenantReader) {}

  async execute(): Promise<string[]> {
    const rows = await this.reader.rows<{ schoolId: string }>(anonymous, allSchools);
    return rows.map(({ schoolId }) => schoolId);
  }
}
