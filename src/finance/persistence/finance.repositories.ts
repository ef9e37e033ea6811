import { AccountRepository } from '#domain/finance/accounts/account.repository';
import { OwnerTraces } from '#domain/finance/erasure/owner-traces';
import { TransactionRepository } from '#domain/finance/journal/transaction.repository';
import { LedgerRepository, LedgerShareRepository } from '#domain/finance/ledger/ledger.repository';
import { MikroAccountRepository } from './mikro-account.repository.js';
import { MikroLedgerRepository } from './mikro-ledger.repository.js';
import { MikroLedgerShareRepository } from './mikro-ledger-share.repository.js';
import { SqlOwnerTraces } from './sql-owner-traces.js';
import { SqlTransactionRepository } from './sql-transaction.repository.js';

/** How ledgers are kept. */
export const financeRepositories = [
  { provide: LedgerRepository, useClass: MikroLedgerRepository },
  { provide: LedgerShareRepository, useClass: MikroLedgerShareRepository },
  { provide: AccountRepository, useClass: MikroAccountRepository },
  { provide: TransactionRepository, useClass: SqlTransactionRepository },
  { provide: OwnerTraces, useClass: SqlOwnerTraces },
];
