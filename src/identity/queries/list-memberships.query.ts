import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { Page } from '#domain/kernel/page';
import type { Role } from '#domain/kernel/permissions';
import { cursorKey, pageOf, type PageQuery } from '#platform/http/page';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { MembershipView, membershipColumns } from './membership.view.js';

export class ListMembershipsQuery extends Query<Page<MembershipView>> {
  constructor(
    readonly filter: PageQuery & { readonly role?: Role },
    readonly actor: Actor,
  ) {
    super();
  }
}

const list = prepared(`
  select ${membershipColumns} from identity.memberships m join identity.persons p on p.id = m.person_id
  where m.school_id = platform.current_school() and ($1::text is null or (p.display_name, m.id) > ($1, $2::uuid))
    and ($3::text is null or m.role = $3)
  order by p.display_name, m.id limit $4 + 1`);

@QueryHandler(ListMembershipsQuery)
export class ListMembershipsHandler implements IQueryHandler<ListMembershipsQuery> {
  constructor(private readonly reader: TenantReader) {}

  async execute({ filter, actor }: ListMembershipsQuery): Promise<Page<MembershipView>> {
    const values = [...cursorKey(filter.after, ['text', 'uuid']), filter.role ?? null, filter.limit];
    const rows = await this.reader.rows<MembershipView>(actor, list, values);
    return pageOf(rows, filter.limit, ({ displayName, id }) => [displayName, id]);
  }
}
