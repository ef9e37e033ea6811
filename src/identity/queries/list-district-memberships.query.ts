import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { Page } from '#domain/kernel/page';
import { cursorKey, pageOf, type PageQuery } from '#platform/http/page';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { MembershipView, membershipColumns } from './membership.view.js';

export class ListDistrictMembershipsQuery extends Query<Page<MembershipView>> {
  constructor(
    readonly filter: PageQuery & { readonly districtId: string },
    readonly actor: Actor,
  ) {
    super();
  }
}

const list = prepared(`
  select ${membershipColumns} from identity.memberships m join identity.persons p on p.id = m.person_id
  where m.district_id = $3 and ($1::text is null or (p.display_name, m.id) > ($1, $2::uuid))
  order by p.display_name, m.id limit $4 + 1`);

@QueryHandler(ListDistrictMembershipsQuery)
export class ListDistrictMembershipsHandler implements IQueryHandler<ListDistrictMembershipsQuery> {
  constructor(private readonly reader: TenantReader) {}

  async execute({ filter, actor }: ListDistrictMembershipsQuery): Promise<Page<MembershipView>> {
    const values = [...cursorKey(filter.after, ['text', 'uuid']), filter.districtId, filter.limit];
    const rows = await this.reader.rows<MembershipView>(actor, list, values);
    return pageOf(rows, filter.limit, ({ displayName, id }) => [displayName, id]);
  }
}
