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

/** By the copy of the name that lies with each membership, which an index has in order; no name is before the empty one. */
const listed = (among: string) =>
  prepared(`
  select ${membershipColumns} from identity.memberships m join identity.persons p on p.id = m.person_id
  where m.school_id = platform.current_school() and ${among}
    and (m.display_name, m.id) > (coalesce($1::text, ''), coalesce($2::uuid, '00000000-0000-0000-0000-000000000000'))
  order by m.display_name, m.id limit $3 + 1`);
const all = listed('true');
const ofRole = listed('m.role = $4');

@QueryHandler(ListMembershipsQuery)
export class ListMembershipsHandler implements IQueryHandler<ListMembershipsQuery> {
  constructor(private readonly reader: TenantReader) {}

  async execute({ filter, actor }: ListMembershipsQuery): Promise<Page<MembershipView>> {
    const { after, limit, role } = filter;
    const page = [...cursorKey(after, ['text', 'uuid']), limit];
    const rows = role
      ? await this.reader.rows<MembershipView>(actor, ofRole, [...page, role])
      : await this.reader.rows<MembershipView>(actor, all, page);
    return pageOf(rows, limit, ({ displayName, id }) => [displayName, id]);
  }
}
