import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { SchoolNotFound } from '#domain/identity/school.errors';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { SchoolView, schoolColumns } from './school.view.js';

export class GetSchoolQuery extends Query<SchoolView> {
  constructor(
    readonly schoolId: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

const byId = prepared(`
  select ${schoolColumns} from identity.schools s join identity.districts d on d.id = s.district_id where s.id = $1`);

@QueryHandler(GetSchoolQuery)
export class GetSchoolHandler implements IQueryHandler<GetSchoolQuery> {
  constructor(private readonly reader: TenantReader) {}

  async execute({ schoolId, actor }: GetSchoolQuery): Promise<SchoolView> {
    const [view] = await this.reader.rows<SchoolView>(actor, byId, [schoolId]);
    if (!view) throw new SchoolNotFound();
    return view;
  }
}
