import { Readable } from 'node:stream';
import { Controller, Get, Param, StreamableFile } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { LedgerNotFound } from '#domain/finance/ledger/ledger.errors';
import { CurrentActor, SignedIn } from '#platform/auth/decorators';
import { AnswersFile } from '#platform/http/media';
import { idOf } from '#platform/http/rules';
import { csvOf } from '#platform/tables/write-csv';
import { beancountFile, csvTable, journalOf, ledgerFile } from './journal-files.js';

const LedgerId = () => Param('ledgerId', idOf(LedgerNotFound));
const TEXT = 'text/plain; charset=utf-8';

/** A ledger to take along, whole, the earliest first. What is recorded while it is written may be in it. */
@Controller('ledgers/:ledgerId/journal')
@SignedIn()
export class JournalController {
  constructor(private readonly queries: QueryBus) {}

  /** A row for each posting, as comma-separated text that is safe to open in a spreadsheet. */
  @Get('csv')
  @AnswersFile('text/csv')
  async downloadCsv(@CurrentActor() actor: Actor, @LedgerId() ledgerId: string): Promise<StreamableFile> {
    const rows = csvOf(csvTable(await journalOf(ledgerId, this.queries, actor)));
    const disposition = `attachment; filename="ledger-${ledgerId}.csv"`;
    return new StreamableFile(Readable.from(rows), { type: 'text/csv; charset=utf-8', disposition });
  }

  /** A plain-text journal for hledger and ledger. */
  @Get('ledger')
  @AnswersFile('text/plain')
  async downloadLedger(@CurrentActor() actor: Actor, @LedgerId() ledgerId: string): Promise<StreamableFile> {
    const text = ledgerFile(await journalOf(ledgerId, this.queries, actor));
    const disposition = `attachment; filename="ledger-${ledgerId}.journal"`;
    return new StreamableFile(Readable.from(text), { type: TEXT, disposition });
  }

  /** A plain-text journal for beancount. */
  @Get('beancount')
  @AnswersFile('text/plain')
  async downloadBeancount(
    @CurrentActor() actor: Actor,
    @LedgerId() ledgerId: string,
  ): Promise<StreamableFile> {
    const text = beancountFile(await journalOf(ledgerId, this.queries, actor));
    const disposition = `attachment; filename="ledger-${ledgerId}.beancount"`;
    return new StreamableFile(Readable.from(text), { type: TEXT, disposition });
  }
}
