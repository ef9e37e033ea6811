import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.js';
import { journalCommands } from './commands/journal.wiring.js';
import { ledgerCommands } from './commands/ledger.wiring.js';
import { ForgetOwner } from './events/forget-owner.on-account-erased.js';
import { financeControllers } from './http/finance.controllers.js';
import { ForgetLapsedSharesJob } from './jobs/forget-lapsed-shares.job.js';
import { financeRepositories } from './persistence/finance.repositories.js';
import { financeQueries } from './queries/finance.queries.js';

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
    ForgetOwner,
    // jobs
    ForgetLapsedSharesJob,
    // persistence
    ...financeRepositories,
  ],
})
export class FinanceModule {}
