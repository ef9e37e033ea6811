import type { LedgerAccess, ShareAccess, ShareState } from '#domain/finance/ledger/ledger.words';

/** Somebody who has to do with a ledger. */
export class LedgerPersonView {
  /** @format uuid */
  personId!: string;
  displayName!: string;
}

export class LedgerView {
  /** @format uuid */
  id!: string;
  title!: string;
  /** ISO 4217. */
  baseCurrency!: string;
  /** IANA. */
  timeZone!: string;
  owner!: LedgerPersonView;
  /** What you may do in it. */
  access!: LedgerAccess;
  /** By which share you see it; null for your own. @format uuid */
  shareId!: string | null;
  /** @format date-time */
  createdAt!: Date;
  /** Rises with each change; the ETag. */
  version!: number;
}

/** Whom a ledger is offered to or shared with, as its owner sees it. */
export class LedgerShareView {
  /** @format uuid */
  id!: string;
  access!: ShareAccess;
  state!: ShareState;
  /** As you wrote it, until it is answered. */
  email!: string | null;
  /** Who has accepted it. */
  person!: LedgerPersonView | null;
  /** @format date-time */
  invitedAt!: Date;
  /** When an invitation that was not answered ends. @format date-time */
  expiresAt!: Date;
}

export class LedgerShareList {
  items!: LedgerShareView[];
}

/** A ledger that somebody offers to you. */
export class LedgerInvitationView {
  /** @format uuid */
  id!: string;
  ledgerTitle!: string;
  ownerName!: string;
  access!: ShareAccess;
  /** @format date-time */
  invitedAt!: Date;
  /** @format date-time */
  expiresAt!: Date;
}

export class LedgerInvitationList {
  items!: LedgerInvitationView[];
}

/** Selects a {@link LedgerView} of each ledger `l` that the reader sees; a WHERE may follow. */
export const selectLedger = `
  select l.id, l.title, l.base_currency as "baseCurrency", l.time_zone as "timeZone", l.created_at as "createdAt", l.version,
    case when l.owner_id = platform.current_person() then 'owner' else s.access end as access, s.id as "shareId",
    (select json_build_object('personId', n.person_id, 'displayName', n.display_name)
      from finance.people_of(l.id) n where n.person_id = l.owner_id) as owner
  from finance.ledgers l
  left join finance.shares s on s.ledger_id = l.id and s.person_id = platform.current_person() and s.state = 'accepted'`;
