import { Body, Controller, Delete, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { TransactionNotFound } from '#domain/finance/journal/transaction.errors';
import { LedgerNotFound } from '#domain/finance/ledger/ledger.errors';
import { CurrentActor, SignedIn } from '#platform/auth/decorators';
import { idOf } from '#platform/http/rules';
import { DiscardTransactionCommand } from '../commands/discard-transaction.command.js';
import { PostTransactionCommand } from '../commands/post-transaction.command.js';
import { ReverseTransactionCommand } from '../commands/reverse-transaction.command.js';
import { GetTransactionQuery } from '../queries/get-transaction.query.js';
import { TransactionView } from '../queries/transaction.view.js';
import { CorrectionView, RecordTransactionDto, ReverseTransactionDto } from './transaction.dto.js';
import { draftOf } from './transaction.input.js';

const LedgerId = () => Param('ledgerId', idOf(LedgerNotFound));
const TransactionId = () => Param('transactionId', idOf(TransactionNotFound));

/** What becomes of a transaction. What is posted never changes (D3). */
@Controller('ledgers/:ledgerId/transactions/:transactionId')
@SignedIn()
export class TransactionStateController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** What was pending is sure now. */
  @Post('post')
  @HttpCode(200)
  async postTransaction(
    @CurrentActor() actor: Actor,
    @LedgerId() ledgerId: string,
    @TransactionId() transactionId: string,
  ): Promise<TransactionView> {
    await this.commands.execute(new PostTransactionCommand({ ledgerId, transactionId }, actor));
    return this.get(actor, ledgerId, transactionId);
  }

  /** Discards what was pending. */
  @Delete()
  @HttpCode(204)
  async discardTransaction(
    @CurrentActor() actor: Actor,
    @LedgerId() ledgerId: string,
    @TransactionId() transactionId: string,
  ): Promise<void> {
    await this.commands.execute(new DiscardTransactionCommand({ ledgerId, transactionId }, actor));
  }

  /** Takes back what was posted, by a transaction of the same postings the other way round. Answers that one. */
  @Post('reverse')
  async reverseTransaction(
    @CurrentActor() actor: Actor,
    @LedgerId() ledgerId: string,
    @TransactionId() transactionId: string,
    @Body() { date }: ReverseTransactionDto,
  ): Promise<TransactionView> {
    const input = { ledgerId, transactionId, date, instead: null };
    const { reversalId } = await this.commands.execute(new ReverseTransactionCommand(input, actor));
    return this.get(actor, ledgerId, reversalId);
  }

  /** Takes it back, and records what is right instead: both or neither. */
  @Post('correct')
  async correctTransaction(
    @CurrentActor() actor: Actor,
    @LedgerId() ledgerId: string,
    @TransactionId() transactionId: string,
    @Body() body: RecordTransactionDto,
  ): Promise<CorrectionView> {
    const input = { ledgerId, transactionId, date: null, instead: draftOf(body) };
    const done = await this.commands.execute(new ReverseTransactionCommand(input, actor));
    return {
      reversal: await this.get(actor, ledgerId, done.reversalId),
      replacement: await this.get(actor, ledgerId, done.replacementId!),
    };
  }

  private get(actor: Actor, ledgerId: string, transactionId: string): Promise<TransactionView> {
    return this.queries.execute(new GetTransactionQuery({ ledgerId, transactionId }, actor));
  }
}
