import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { anonymous } from '#domain/kernel/actor';
import { prepared, type Statement } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';

/** Closed schools are `ever` as well. */
export type WhichSchools = 'ever' | 'open';

/** The ids of all schools, for work that goes from school to school. */
export class ListAllSchoolsQuery extends Query<string[]> {
  constructor(readonly which: WhichSchools) {
    super();
  }
}

const schools: Record<WhichSchools, Statement> = {
  ever: prepared(`select school_id as "schoolId" from identity_api.schools_ever()`),
  open: prepared(`select school_id as "schoolId" from identity_api.all_schools()`),
};

@QueryHandler(ListAllSchoolsQuery)
export class ListAllSchoolsHandler implements IQueryHandler<ListAllSchoolsQuery> {
  constructor(private readonly reader: TenantReader) {}

  async execute({ which }: ListAllSchoolsQuery): Promise<string[]> {
    const rows = await this.reader.rows<{ schoolId: string }>(anonymous, schools[which]);
    return rows.map(({ schoolId }) => schoolId);
  }
}
