import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { DistrictNotFound } from '#domain/identity/school.errors';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { DistrictView, districtColumns } from './district.view.js';

export class GetDistrictQuery extends Query<DistrictView> {
  constructor(
    readonly districtId: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

const byId = prepared(`select ${districtColumns} from identity.districts d where d.id = $1`);

@QueryHandler(GetDistrictQuery)
export class GetDistrictHandler implements IQueryHandler<GetDistrictQuery> {
  constructor(private readonly reader: TenantReader) {}

  async execute({ districtId, actor }: GetDistrictQuery): Promise<DistrictView> {
    const [view] = await this.reader.rows<DistrictView>(actor, byId, [districtId]);
    if (!view) throw new DistrictNotFound();
    return view;
  }
}
