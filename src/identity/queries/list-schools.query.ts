import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { Page } from '#domain/kernel/page';
import { cursorKey, pageOf, type PageQuery } from '#platform/http/page';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { SchoolView, schoolColumns } from './school.view.js';

export class ListSchoolsQuery extends Query<Page<SchoolView>> {
  constructor(
    readonly page: PageQuery,
    readonly actor: Actor,
  ) {
    super();
  }
}

const list = prepared(`
  select ${schoolColumns} from identity.schools s join identity.districts d on d.id = s.district_id
  where $1::text is null or (s.name, s.id) > ($1, $2::uuid)
  order by s.name, s.id limit $3 + 1`);

@QueryHandler(ListSchoolsQuery)
export class ListSchoolsHandler implements IQueryHandler<ListSchoolsQuery> {
  constructor(private readonly reader: TenantReader) {}

  async execute({ page, actor }: ListSchoolsQuery): Promise<Page<SchoolView>> {
    const values = [...cursorKey(page.after, ['text', 'uuid']), page.limit];
    const rows = await this.reader.rows<SchoolView>(actor, list, values);
    return pageOf(rows, page.limit, ({ name, id }) => [name, id]);
  }
}
