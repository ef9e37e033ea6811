import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { anonymous } from '#domain/kernel/actor';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';

export interface SchoolToKeep {
  readonly schoolId: string;
  /** What time brings to an end comes to its end there, too; nothing begins. */
  readonly isClosed: boolean;
}

/** All schools, also those that have closed, for what the schedule keeps in each. */
export class ListSchoolsToKeepQuery extends Query<SchoolToKeep[]> {}

const ever = prepared(`
  select e.school_id as "schoolId", o.school_id is null as "isClosed"
  from identity_api.schools_ever() e left join identity_api.all_schools() o on o.school_id = e.school_id
  order by e.school_id`);

@QueryHandler(ListSchoolsToKeepQuery)
export class ListSchoolsToKeepHandler implements IQueryHandler<ListSchoolsToKeepQuery> {
  constructor(private readonly reader: TenantReader) {}

  execute(): Promise<SchoolToKeep[]> {
    return this.reader.rows<SchoolToKeep>(anonymous, ever);
  }
}
