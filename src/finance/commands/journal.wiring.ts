import { Clock } from '#domain/kernel/clock';
import { AccountRepository } from '#domain/finance/accounts/account.repository';
import { Journal } from '#domain/finance/journal/journal';
import { TransactionRepository } from '#domain/finance/journal/transaction.repository';
import { Bookkeeper } from '#domain/finance/ledger/bookkeeper';
import { DiscardTransactionUseCase } from '#domain/finance/use-cases/discard-transaction.use-case';
import { PostTransactionUseCase } from '#domain/finance/use-cases/post-transaction.use-case';
import { RecordEntryUseCase } from '#domain/finance/use-cases/record-entry.use-case';
import { RecordTransactionUseCase } from '#domain/finance/use-cases/record-transaction.use-case';
import { RecordTransferUseCase } from '#domain/finance/use-cases/record-transfer.use-case';
import { ReverseTransactionUseCase } from '#domain/finance/use-cases/reverse-transaction.use-case';
import { useCase } from '#platform/wiring/use-case';
import { DiscardTransactionHandler } from './discard-transaction.command.js';
import { PostTransactionHandler } from './post-transaction.command.js';
import { RecordEntryHandler } from './record-entry.command.js';
import { RecordTransactionHandler } from './record-transaction.command.js';
import { RecordTransferHandler } from './record-transfer.command.js';
import { ReverseTransactionHandler } from './reverse-transaction.command.js';

const [accounts, transactions] = [AccountRepository, TransactionRepository];
const [bookkeeper, journal, clock] = [Bookkeeper, Journal, Clock];

/** The commands about transactions, each with its use case. */
export const journalCommands = [
  useCase(Journal, { transactions }),
  RecordTransactionHandler,
  useCase(RecordTransactionUseCase, { bookkeeper, accounts, journal, clock }),
  RecordEntryHandler,
  useCase(RecordEntryUseCase, { bookkeeper, accounts, journal, clock }),
  RecordTransferHandler,
  useCase(RecordTransferUseCase, { bookkeeper, accounts, journal, clock }),
  PostTransactionHandler,
  useCase(PostTransactionUseCase, { bookkeeper, transactions, journal, clock }),
  DiscardTransactionHandler,
  useCase(DiscardTransactionUseCase, { bookkeeper, transactions, journal }),
  ReverseTransactionHandler,
  useCase(ReverseTransactionUseCase, { bookkeeper, accounts, transactions, journal, clock }),
];
