import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { EntryWay } from '#domain/finance/journal/plain-entry';
import { TransactionNotFound } from '#domain/finance/journal/transaction.errors';
import { LedgerNotFound } from '#domain/finance/ledger/ledger.errors';
import { CurrentActor, SignedIn } from '#platform/auth/decorators';
import { idOf } from '#platform/http/rules';
import { RecordEntryCommand } from '../commands/record-entry.command.js';
import { RecordTransactionCommand } from '../commands/record-transaction.command.js';
import { RecordTransferCommand } from '../commands/record-transfer.command.js';
import { GetTransactionQuery } from '../queries/get-transaction.query.js';
import { ListTransactionsQuery } from '../queries/list-transactions.query.js';
import { TransactionView } from '../queries/transaction.view.js';
import {
  RecordEntryDto,
  RecordTransactionDto,
  RecordTransferDto,
  TransactionListQuery,
  TransactionPage,
} from './transaction.dto.js';
import { detailsOf, draftOf, entryOf, transferOf } from './transaction.input.js';

const LedgerId = () => Param('ledgerId', idOf(LedgerNotFound));

/** What happened to money. Whoever has not learnt double entry says spent, received and moved. */
@Controller('ledgers/:ledgerId/transactions')
@SignedIn()
export class TransactionController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** The latest first. */
  @Get()
  list(
    @CurrentActor() actor: Actor,
    @LedgerId() ledgerId: string,
    @Query() filter: TransactionListQuery,
  ): Promise<TransactionPage> {
    return this.queries.execute(
      new ListTransactionsQuery(ledgerId, filter, actor),
    ) as Promise<TransactionPage>;
  }

  @Get(':transactionId')
  get(
    @CurrentActor() actor: Actor,
    @LedgerId() ledgerId: string,
    @Param('transactionId', idOf(TransactionNotFound)) transactionId: string,
  ): Promise<TransactionView> {
    return this.queries.execute(new GetTransactionQuery({ ledgerId, transactionId }, actor));
  }

  /** Records postings as they are. */
  @Post()
  async record(
    @CurrentActor() actor: Actor,
    @LedgerId() ledgerId: string,
    @Body() body: RecordTransactionDto,
  ): Promise<TransactionView> {
    const input = { ledgerId, draft: draftOf(body) };
    const { id } = await this.commands.execute(new RecordTransactionCommand(input, actor));
    return this.get(actor, ledgerId, id);
  }

  /** Money went to somebody, for one category or several. */
  @Post('spent')
  recordSpent(
    @CurrentActor() actor: Actor,
    @LedgerId() ledgerId: string,
    @Body() body: RecordEntryDto,
  ): Promise<TransactionView> {
    return this.recordEntry('spent', ledgerId, body, actor);
  }

  /** Money came from somebody, for one category or several. */
  @Post('received')
  recordReceived(
    @CurrentActor() actor: Actor,
    @LedgerId() ledgerId: string,
    @Body() body: RecordEntryDto,
  ): Promise<TransactionView> {
    return this.recordEntry('received', ledgerId, body, actor);
  }

  /** Money went from one account to another; between two currencies by way of the ledger's exchange. */
  @Post('moved')
  async recordMoved(
    @CurrentActor() actor: Actor,
    @LedgerId() ledgerId: string,
    @Body() body: RecordTransferDto,
  ): Promise<TransactionView> {
    const input = { ledgerId, transfer: transferOf(body), details: detailsOf(body) };
    const { id } = await this.commands.execute(new RecordTransferCommand(input, actor));
    return this.get(actor, ledgerId, id);
  }

  private async recordEntry(
    way: EntryWay,
    ledgerId: string,
    body: RecordEntryDto,
    actor: Actor,
  ): Promise<TransactionView> {
    const input = { ledgerId, entry: entryOf(way, body), details: detailsOf(body) };
    const { id } = await this.commands.execute(new RecordEntryCommand(input, actor));
    return this.get(actor, ledgerId, id);
  }
}
