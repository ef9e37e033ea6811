import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { anonymous } from '#domain/kernel/actor';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';

export interface SchoolToKeep {
  readonly schoolId: string;
}

/** All schools, also those that have closed, for what the schedule keeps in each: what time brings to an end ends there, too. */
export class ListSchoolsToKeepQuery extends Query<SchoolToKeep[]> {}

const ever = prepared(`select school_id as "schoolId" from identity_api.schools_ever() order by school_id`);

@QueryHandler(ListSchoolsToKeepQuery)
export class ListSchoolsToKeepHandler implements IQueryHandler<ListSchoolsToKeepQuery> {
  constructor(private readonly reader: TenantReader) {}

  execute(): Promise<SchoolToKeep[]> {
    return this.reader.rows<SchoolToKeep>(anonymous, ever);
  }
}
