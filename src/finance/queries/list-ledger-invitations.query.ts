import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import type { LedgerInvitationList, LedgerInvitationView } from './ledger.view.js';

export class ListLedgerInvitationsQuery extends Query<LedgerInvitationList> {
  constructor(readonly actor: Actor) {
    super();
  }
}

const open = prepared(`
  select i.id, i.ledger_title as "ledgerTitle", i.owner_name as "ownerName", i.access, i.invited_at as "invitedAt",
    i.expires_at as "expiresAt"
  from finance.invitations_to_me() i order by i.invited_at desc, i.id limit 200`);

@QueryHandler(ListLedgerInvitationsQuery)
export class ListLedgerInvitationsHandler implements IQueryHandler<ListLedgerInvitationsQuery> {
  constructor(private readonly reader: TenantReader) {}

  async execute({ actor }: ListLedgerInvitationsQuery): Promise<LedgerInvitationList> {
    return { items: await this.reader.rows<LedgerInvitationView>(actor, open) };
  }
}
