import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { MembershipNotFound } from '#domain/identity/school.errors';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { MembershipView, membershipColumns } from './membership.view.js';

export class GetDistrictMembershipQuery extends Query<MembershipView> {
  constructor(
    readonly which: { readonly districtId: string; readonly membershipId: string },
    readonly actor: Actor,
  ) {
    super();
  }
}

const byId = prepared(`
  select ${membershipColumns} from identity.memberships m join identity.persons p on p.id = m.person_id
  where m.id = $1 and m.district_id = $2`);

@QueryHandler(GetDistrictMembershipQuery)
export class GetDistrictMembershipHandler implements IQueryHandler<GetDistrictMembershipQuery> {
  constructor(private readonly reader: TenantReader) {}

  async execute({ which, actor }: GetDistrictMembershipQuery): Promise<MembershipView> {
    const values = [which.membershipId, which.districtId];
    const [view] = await this.reader.rows<MembershipView>(actor, byId, values);
    if (!view) throw new MembershipNotFound();
    return view;
  }
}
