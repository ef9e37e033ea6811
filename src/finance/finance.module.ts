import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.js';
import { journalCommands } from './commands/journal.wiring.js';
import { ledgerCommands } from './commands/ledger.wiring.js';
import { AskWatchersOfLedger } from './events/ask-watchers.on-share-ended.js';
import { ForgetOwner } from './events/forget-owner.on-account-erased.js';
import { ShowTransactionChanged } from './events/show-transaction.on-transaction-changed.js';
import { ShowTransactionDiscarded } from './events/show-transaction.on-transaction-discarded.js';
import { FinanceApi } from './finance.api.js';
import { financeControllers } from './http/finance.controllers.js';
import { ForgetLapsedSharesJob } from './jobs/forget-lapsed-shares.job.js';
import { VerifyLedgersJob } from './jobs/verify-ledgers.job.js';
import { financeRepositories } from './persistence/finance.repositories.js';
import { financeQueries } from './queries/finance.queries.js';
import { LedgerTopic } from './ws/ledger.topic.js';

/** Personal finance: ledgers of people, which belong to no school, with whom they are shared, and what money did in them. */
@Module({
  imports: [IdentityModule],
  controllers: financeControllers,
  providers: [
    // commands
    ...ledgerCommands,
    ...journalCommands,
    // queries
    ...financeQueries,
    // events
    ShowTransactionChanged,
    ShowTransactionDiscarded,
    AskWatchersOfLedger,
    ForgetOwner,
    // jobs
    ForgetLapsedSharesJob,
    VerifyLedgersJob,
    // sockets
    LedgerTopic,
    // persistence
    ...financeRepositories,
    // for other contexts
    FinanceApi,
  ],
  exports: [FinanceApi],
})
export class FinanceModule {}
