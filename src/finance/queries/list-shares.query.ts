import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { LedgerNotFound, LedgerNotOwned } from '#domain/finance/ledger/ledger.errors';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import type { LedgerShareList, LedgerShareView } from './ledger.view.js';
import { isSeen } from './seen-ledgers.js';

export class ListSharesQuery extends Query<LedgerShareList> {
  constructor(
    readonly ledgerId: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

const owned = prepared(`
  select l.owner_id = platform.current_person() as owned
  from finance.ledgers l where l.id = $1::uuid and ${isSeen('l.id')}`);

const lasting = prepared(`
  select s.id, s.access, s.state, s.email, s.invited_at as "invitedAt", s.expires_at as "expiresAt",
    (select json_build_object('personId', n.person_id, 'displayName', n.display_name)
      from finance.people_of(s.ledger_id) n where n.person_id = s.person_id) as person
  from finance.shares s
  where s.ledger_id = $1::uuid and (s.state = 'accepted' or s.state = 'invited' and s.expires_at > now())
  order by s.invited_at, s.id`);

@QueryHandler(ListSharesQuery)
export class ListSharesHandler implements IQueryHandler<ListSharesQuery> {
  constructor(private readonly reader: TenantReader) {}

  /** @throws LedgerNotFound, LedgerNotOwned */
  execute({ ledgerId, actor }: ListSharesQuery): Promise<LedgerShareList> {
    return this.reader.read(actor, async (read) => {
      const [[ledger], items] = await Promise.all([
        read<{ owned: boolean }>(owned, [ledgerId]),
        read<LedgerShareView>(lasting, [ledgerId]),
      ]);
      if (!ledger) throw new LedgerNotFound();
      if (!ledger.owned) throw new LedgerNotOwned();
      return { items };
    });
  }
}
