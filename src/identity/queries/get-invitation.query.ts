import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { InvitationNotFound } from '#domain/identity/invitation.errors';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { InvitationView, invitationColumns } from './invitation.view.js';

export class GetInvitationQuery extends Query<InvitationView> {
  constructor(
    readonly invitationId: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

const byId = prepared(`select ${invitationColumns} from identity.invitations i where i.id = $1`);

@QueryHandler(GetInvitationQuery)
export class GetInvitationHandler implements IQueryHandler<GetInvitationQuery> {
  constructor(private readonly reader: TenantReader) {}

  async execute({ invitationId, actor }: GetInvitationQuery): Promise<InvitationView> {
    const [view] = await this.reader.rows<InvitationView>(actor, byId, [invitationId]);
    if (!view) throw new InvitationNotFound();
    return view;
  }
}
