import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { AccountNotFound } from '#domain/finance/accounts/account.errors';
import { LedgerNotFound } from '#domain/finance/ledger/ledger.errors';
import { CurrentActor, SignedIn } from '#platform/auth/decorators';
import { idOf } from '#platform/http/rules';
import { BalancesOnDayView, GetBalancesQuery } from '../queries/get-balances.query.js';
import { CashFlowView, GetCashFlowQuery } from '../queries/get-cash-flow.query.js';
import { ListAccountEntriesQuery } from '../queries/list-account-entries.query.js';
import { AccountEntryListQuery, AccountEntryPage, BalancesOnDayQuery, CashFlowQuery } from './report.dto.js';

const LedgerId = () => Param('ledgerId', idOf(LedgerNotFound));

/** What a ledger says about the past. What is pending is no part of it. */
@Controller('ledgers/:ledgerId')
@SignedIn()
export class ReportController {
  constructor(private readonly queries: QueryBus) {}

  /** What was posted to an account, the latest first, each with the balance after it. */
  @Get('accounts/:accountId/entries')
  listAccountEntries(
    @CurrentActor() actor: Actor,
    @LedgerId() ledgerId: string,
    @Param('accountId', idOf(AccountNotFound)) accountId: string,
    @Query() filter: AccountEntryListQuery,
  ): Promise<AccountEntryPage> {
    const of = { ledgerId, accountId };
    return this.queries.execute(new ListAccountEntriesQuery(of, filter, actor)) as Promise<AccountEntryPage>;
  }

  /** What each account held at the end of a day. */
  @Get('balances')
  getBalances(
    @CurrentActor() actor: Actor,
    @LedgerId() ledgerId: string,
    @Query() { on }: BalancesOnDayQuery,
  ): Promise<BalancesOnDayView> {
    return this.queries.execute(new GetBalancesQuery(ledgerId, on, actor));
  }

  /** What came and went, by month and category. */
  @Get('cash-flow')
  getCashFlow(
    @CurrentActor() actor: Actor,
    @LedgerId() ledgerId: string,
    @Query() months: CashFlowQuery,
  ): Promise<CashFlowView> {
    return this.queries.execute(new GetCashFlowQuery(ledgerId, months, actor));
  }
}
