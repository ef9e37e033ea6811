import { GetAccountHandler } from './get-account.query.js';
import { GetBalancesHandler } from './get-balances.query.js';
import { GetCashFlowHandler } from './get-cash-flow.query.js';
import { GetLedgerHandler } from './get-ledger.query.js';
import { GetTransactionHandler } from './get-transaction.query.js';
import { ListAccountEntriesHandler } from './list-account-entries.query.js';
import { ListCurrenciesHandler } from './list-currencies.query.js';
import { ListAccountsHandler } from './list-accounts.query.js';
import { ListLedgerInvitationsHandler } from './list-ledger-invitations.query.js';
import { ListLedgersHandler } from './list-ledgers.query.js';
import { ListSharesHandler } from './list-shares.query.js';
import { ListTransactionsHandler } from './list-transactions.query.js';
import { VerifyLedgersHandler } from './verify-ledgers.query.js';

export const financeQueries = [
  ListCurrenciesHandler,
  ListLedgersHandler,
  GetLedgerHandler,
  VerifyLedgersHandler,
  ListSharesHandler,
  ListLedgerInvitationsHandler,
  ListAccountsHandler,
  GetAccountHandler,
  ListTransactionsHandler,
  GetTransactionHandler,
  ListAccountEntriesHandler,
  GetBalancesHandler,
  GetCashFlowHandler,
];
