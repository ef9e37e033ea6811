import { Account } from '#domain/finance/accounts/account';
import { AccountNameTaken, AccountParentUnfit } from '#domain/finance/accounts/account.errors';
import { Ledger } from '#domain/finance/ledger/ledger';
import { InvitedAlready, ShareAnswered, SharedAlready } from '#domain/finance/ledger/ledger.errors';
import { LedgerShare } from '#domain/finance/ledger/ledger-share';
import { constraintMeans } from '#platform/persistence/constraints';
import { mapClass } from '#platform/persistence/map-class';

mapClass(Ledger, {
  table: 'finance.ledgers',
  fields: (p) => ({
    id: p.uuid().primary(),
    ownerId: p.uuid(),
    title: p.string(),
    baseCurrency: p.string(),
    timeZone: p.string(),
    createdAt: p.datetime(),
    version: p.integer().version(),
  }),
});

mapClass(LedgerShare, {
  table: 'finance.shares',
  fields: (p) => ({
    id: p.uuid().primary(),
    ledgerId: p.uuid(),
    access: p.string(),
    state: p.string(),
    email: p.string().nullable(),
    personId: p.uuid().nullable(),
    invitedAt: p.datetime(),
    expiresAt: p.datetime(),
    answeredAt: p.datetime().nullable(),
    endedAt: p.datetime().nullable(),
    version: p.integer().version(),
  }),
  audit: { secret: ['email'] },
});

constraintMeans('shares_invited_once', () => new InvitedAlready());
constraintMeans('shares_once', () => new SharedAlready());
constraintMeans('shares_go_their_way', () => new ShareAnswered());

mapClass(Account, {
  table: 'finance.accounts',
  fields: (p) => ({
    id: p.uuid().primary(),
    ledgerId: p.uuid(),
    kind: p.string(),
    purpose: p.string().nullable(),
    parentId: p.uuid().nullable(),
    name: p.string(),
    currency: p.string().nullable(),
    openedAt: p.datetime(),
    closedAt: p.datetime().nullable(),
    version: p.integer().version(),
  }),
});

constraintMeans('accounts_names', () => new AccountNameTaken());
constraintMeans('accounts_parent', () => new AccountParentUnfit());
