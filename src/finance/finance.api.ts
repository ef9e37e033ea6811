import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { BeginLedgerCommand } from './commands/begin-ledger.command.js';
import { OpenAccountCommand } from './commands/open-account.command.js';
import { RecordEntryCommand } from './commands/record-entry.command.js';
import { RecordTransferCommand } from './commands/record-transfer.command.js';
import { ShareLedgerCommand } from './commands/share-ledger.command.js';

/** What finance does for others, for a person and in no school. Each method is one command; makers answer an id. */
@Injectable()
export class FinanceApi {
  constructor(private readonly commands: CommandBus) {}

  async beginLedger(input: BeginLedgerCommand['input'], actor: Actor): Promise<string> {
    return (await this.commands.execute(new BeginLedgerCommand(input, actor))).id;
  }

  async openAccount(input: OpenAccountCommand['input'], actor: Actor): Promise<string> {
    return (await this.commands.execute(new OpenAccountCommand(input, actor))).id;
  }

  /** Spent or received, for one category or several. */
  async recordEntry(input: RecordEntryCommand['input'], actor: Actor): Promise<string> {
    return (await this.commands.execute(new RecordEntryCommand(input, actor))).id;
  }

  async recordTransfer(input: RecordTransferCommand['input'], actor: Actor): Promise<string> {
    return (await this.commands.execute(new RecordTransferCommand(input, actor))).id;
  }

  /** Offers a ledger of the actor's to an address. */
  async offerLedger(input: ShareLedgerCommand['input'], actor: Actor): Promise<void> {
    await this.commands.execute(new ShareLedgerCommand(input, actor));
  }
}
