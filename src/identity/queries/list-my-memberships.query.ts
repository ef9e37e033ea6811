import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { Role } from '#domain/kernel/permissions';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';

/** A role that the person holds today. */
export class MyMembershipView {
  /** @format uuid */
  id!: string;
  role!: Role;
  /** @format uuid */
  schoolId!: string | null;
  schoolName!: string | null;
  /** Of the school, or the district that the role is held in. @format uuid */
  districtId!: string | null;
  districtName!: string | null;
  /** First day. @format date */
  from!: string;
  /** Last day; null while no end is known. @format date */
  to!: string | null;
}

export class MyMembershipList {
  items!: MyMembershipView[];
}

export class ListMyMembershipsQuery extends Query<MyMembershipList> {
  constructor(readonly actor: Actor) {
    super();
  }
}

const mine = prepared(`
  select m.id, m.role, s.id as "schoolId", s.name as "schoolName", d.id as "districtId", d.name as "districtName",
    m.valid_from as "from", m.valid_to as "to"
  from identity.memberships m
  left join identity.schools s on s.id = m.school_id
  left join identity.districts d on d.id = coalesce(m.district_id, s.district_id)
  where m.person_id = platform.current_person()
    and (now() at time zone coalesce(s.time_zone, 'UTC'))::date between m.valid_from and coalesce(m.valid_to, 'infinity')
  order by d.name nulls first, s.name nulls first, m.role, m.id`);

@QueryHandler(ListMyMembershipsQuery)
export class ListMyMembershipsHandler implements IQueryHandler<ListMyMembershipsQuery> {
  constructor(private readonly reader: TenantReader) {}

  async execute({ actor }: ListMyMembershipsQuery): Promise<MyMembershipList> {
    return { items: await this.reader.rows<MyMembershipView>(actor, mine) };
  }
}
