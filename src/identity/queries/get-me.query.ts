import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { PersonNotFound } from '#domain/identity/account.errors';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';

/** The person who is signed in, as nobody else sees them. */
export class MeView {
  /** @format uuid */
  id!: string;
  email!: string;
  displayName!: string;
  /** BCP 47. */
  locale!: string;
  /** IANA. */
  timeZone!: string;
  about!: string | null;
  pronouns!: string | null;
  /** Whether a sign-in on a new device is told by mail. */
  newDeviceNotice!: boolean;
  secondFactor!: boolean;
  /** How many of the ten are left; null without a second factor. */
  recoveryCodesLeft!: number | null;
  /** @format date-time */
  lastSignedInAt!: Date | null;
  /** Rises with each change; the ETag. */
  version!: number;
}

export class GetMeQuery extends Query<MeView> {
  constructor(readonly actor: Actor) {
    super();
  }
}

const me = prepared(`
  select p.id, p.email, p.display_name as "displayName", p.locale, p.time_zone as "timeZone", r.about, r.pronouns,
    coalesce(r.new_device_notice, true) as "newDeviceNotice", f.enabled_at is not null as "secondFactor",
    case when f.enabled_at is not null then cardinality(f.recovery_hashes) end as "recoveryCodesLeft",
    r.last_signed_in_at as "lastSignedInAt", p.version
  from identity.persons p
  left join identity.profiles r on r.person_id = p.id
  left join identity.second_factors f on f.person_id = p.id
  where p.id = platform.current_person()`);

@QueryHandler(GetMeQuery)
export class GetMeHandler implements IQueryHandler<GetMeQuery> {
  constructor(private readonly reader: TenantReader) {}

  async execute({ actor }: GetMeQuery): Promise<MeView> {
    const [view] = await this.reader.rows<MeView>(actor, me);
    if (!view) throw new PersonNotFound();
    return view;
  }
}
