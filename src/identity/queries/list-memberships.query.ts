import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { Page } from '#domain/kernel/page';
import { ROLES, type Role } from '#domain/kernel/permissions';
import { givenWord, Listing } from '#platform/http/listing';
import type { PageQuery } from '#platform/http/page';
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

/** By the copy of the name that lies with each membership, which an index has in order. */
const listing = new Listing<MembershipView, 'displayName'>(
  `select ${membershipColumns} from identity.memberships m join identity.persons p on p.id = m.person_id`,
  {
    displayName: [
      ['m.display_name', 'text', 'displayName'],
      ['m.id', 'uuid', 'id'],
    ],
  },
);

@QueryHandler(ListMembershipsQuery)
export class ListMembershipsHandler implements IQueryHandler<ListMembershipsQuery> {
  constructor(private readonly reader: TenantReader) {}

  execute({ filter, actor }: ListMembershipsQuery): Promise<Page<MembershipView>> {
    return listing.page(this.reader, actor, { ...filter, sort: 'displayName' }, [
      ['m.school_id = (select platform.current_school())'],
      givenWord('m.role = ?', filter.role, ROLES),
    ]);
  }
}
