import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { anonymous } from '#domain/kernel/actor';
import type { Role } from '#domain/kernel/permissions';
import { InvitationInvalid } from '#domain/identity/invitation.errors';
import { fingerprint } from '#domain/identity/secret-token';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';

/** What an invitation offers. */
export class OfferView {
  schoolName!: string;
  /** Of the school; a good first guess for the account. */
  timeZone!: string;
  locale!: string;
  role!: Role;
  email!: string;
  /** The invited address has an account: sign in and accept, instead of making another one. */
  hasAccount!: boolean;
  /** @format date-time */
  expiresAt!: Date;
}

export class ReadInvitationQuery extends Query<OfferView> {
  constructor(readonly token: string) {
    super();
  }
}

const byToken = prepared(`
  select school_name as "schoolName", time_zone as "timeZone", locale, role, email, known as "hasAccount",
    expires_at as "expiresAt"
  from identity.invitation_by_token($1) where open`);

@QueryHandler(ReadInvitationQuery)
export class ReadInvitationHandler implements IQueryHandler<ReadInvitationQuery> {
  constructor(private readonly reader: TenantReader) {}

  async execute({ token }: ReadInvitationQuery): Promise<OfferView> {
    const [offer] = await this.reader.rows<OfferView>(anonymous, byToken, [await fingerprint(token)]);
    if (!offer) throw new InvitationInvalid();
    return offer;
  }
}
