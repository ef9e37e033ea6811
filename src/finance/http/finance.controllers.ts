import { LedgerAccountController } from './ledger-account.controller.js';
import { CurrencyController } from './currency.controller.js';
import { LedgerController } from './ledger.controller.js';
import { LedgerShareController } from './ledger-share.controller.js';
import { JournalController } from './journal/journal.controller.js';
import { ReportController } from './report.controller.js';
import { TransactionController } from './transaction.controller.js';
import { TransactionStateController } from './transaction-state.controller.js';

/** The resources of finance. */
export const financeControllers = [
  CurrencyController,
  LedgerController,
  LedgerShareController,
  LedgerAccountController,
  TransactionController,
  TransactionStateController,
  ReportController,
  JournalController,
];
