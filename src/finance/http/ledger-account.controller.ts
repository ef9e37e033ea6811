import { Body, Controller, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { minorUnits } from '#domain/kernel/money';
import { AccountNotFound } from '#domain/finance/accounts/account.errors';
import { LedgerNotFound } from '#domain/finance/ledger/ledger.errors';
import { CurrentActor, SignedIn } from '#platform/auth/decorators';
import { idOf } from '#platform/http/rules';
import { ExpectedVersion } from '#platform/http/version';
import { OpenAccountCommand } from '../commands/open-account.command.js';
import { RenameAccountCommand } from '../commands/rename-account.command.js';
import { SetAccountStateCommand } from '../commands/set-account-state.command.js';
import { AccountList, AccountView } from '../queries/account.view.js';
import { GetAccountQuery } from '../queries/get-account.query.js';
import { ListAccountsQuery } from '../queries/list-accounts.query.js';
import { OpenAccountDto, RenameAccountDto } from './account.dto.js';

const LedgerId = () => Param('ledgerId', idOf(LedgerNotFound));
const AccountId = () => Param('accountId', idOf(AccountNotFound));

/** What money lies in, comes from and goes to, with what is in it now. */
@Controller('ledgers/:ledgerId/accounts')
@SignedIn()
export class LedgerAccountController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** All of them, 500 at most, each with its balances. */
  @Get()
  list(@CurrentActor() actor: Actor, @LedgerId() ledgerId: string): Promise<AccountList> {
    return this.queries.execute(new ListAccountsQuery(ledgerId, actor));
  }

  @Get(':accountId')
  get(
    @CurrentActor() actor: Actor,
    @LedgerId() ledgerId: string,
    @AccountId() accountId: string,
  ): Promise<AccountView> {
    return this.queries.execute(new GetAccountQuery({ ledgerId, accountId }, actor));
  }

  /** Adds an account. What is in it already is posted against the ledger's opening balances. */
  @Post()
  async open(
    @CurrentActor() actor: Actor,
    @LedgerId() ledgerId: string,
    @Body() { opening, ...details }: OpenAccountDto,
  ): Promise<AccountView> {
    const balance = opening && { ...opening, amount: minorUnits(opening.amount) };
    const input = { ...details, ledgerId, opening: balance };
    const { id } = await this.commands.execute(new OpenAccountCommand(input, actor));
    return this.get(actor, ledgerId, id);
  }

  /** Calls it otherwise. What it is and where it lies stays. */
  @Patch(':accountId')
  async rename(
    @CurrentActor() actor: Actor,
    @LedgerId() ledgerId: string,
    @AccountId() accountId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
    @Body() { name }: RenameAccountDto,
  ): Promise<AccountView> {
    const input = { ledgerId, accountId, name, expectedVersion };
    await this.commands.execute(new RenameAccountCommand(input, actor));
    return this.get(actor, ledgerId, accountId);
  }

  /** Takes nothing any more. Nothing may be in an asset or a liability then. */
  @Post(':accountId/close')
  @HttpCode(200)
  close(
    @CurrentActor() actor: Actor,
    @LedgerId() ledgerId: string,
    @AccountId() accountId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
  ): Promise<AccountView> {
    return this.become({ ledgerId, accountId, open: false, expectedVersion }, actor);
  }

  @Post(':accountId/reopen')
  @HttpCode(200)
  reopen(
    @CurrentActor() actor: Actor,
    @LedgerId() ledgerId: string,
    @AccountId() accountId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
  ): Promise<AccountView> {
    return this.become({ ledgerId, accountId, open: true, expectedVersion }, actor);
  }

  private async become(input: SetAccountStateCommand['input'], actor: Actor): Promise<AccountView> {
    await this.commands.execute(new SetAccountStateCommand(input, actor));
    return this.get(actor, input.ledgerId, input.accountId);
  }
}
