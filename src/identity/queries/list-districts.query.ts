import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { Page } from '#domain/kernel/page';
import { cursorKey, pageOf, type PageQuery } from '#platform/http/page';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { DistrictView, districtColumns } from './district.view.js';

export class ListDistrictsQuery extends Query<Page<DistrictView>> {
  constructor(
    readonly page: PageQuery,
    readonly actor: Actor,
  ) {
    super();
  }
}

const list = prepared(`
  select ${districtColumns} from identity.districts d
  where $1::text is null or (d.name, d.id) > ($1, $2::uuid)
  order by d.name, d.id limit $3 + 1`);

@QueryHandler(ListDistrictsQuery)
export class ListDistrictsHandler implements IQueryHandler<ListDistrictsQuery> {
  constructor(private readonly reader: TenantReader) {}

  async execute({ page, actor }: ListDistrictsQuery): Promise<Page<DistrictView>> {
    const values = [...cursorKey(page.after, ['text', 'uuid']), page.limit];
    const rows = await this.reader.rows<DistrictView>(actor, list, values);
    return pageOf(rows, page.limit, ({ name, id }) => [name, id]);
  }
}
