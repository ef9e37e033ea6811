import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { MembershipNotFound } from '#domain/identity/school.errors';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { MembershipView, membershipColumns } from './membership.view.js';

export class GetMembershipQuery extends Query<MembershipView> {
  constructor(
    readonly membershipId: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

const byId = prepared(`
  select ${membershipColumns} from identity.memberships m join identity.persons p on p.id = m.person_id
  where m.id = $1 and m.school_id = platform.current_school()`);

@QueryHandler(GetMembershipQuery)
export class GetMembershipHandler implements IQueryHandler<GetMembershipQuery> {
  constructor(private readonly reader: TenantReader) {}

  async execute({ membershipId, actor }: GetMembershipQuery): Promise<MembershipView> {
    const [view] = await this.reader.rows<MembershipView>(actor, byId, [membershipId]);
    if (!view) throw new MembershipNotFound();
    return view;
  }
}
