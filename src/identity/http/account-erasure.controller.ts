import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { PersonNotFound } from '#domain/identity/account.errors';
import { CurrentActor, Requires, SignedIn } from '#platform/auth/decorators';
import { Caller, type CallerOrigin } from '#platform/http/caller';
import { CredentialRoute } from '#platform/http/idempotency.interceptor';
import { PageQuery } from '#platform/http/page';
import { idOf } from '#platform/http/rules';
import { EraseAccountCommand } from '../commands/erase-account.command.js';
import { EraseOwnAccountCommand } from '../commands/erase-own-account.command.js';
import { ListAccountErasuresQuery } from '../queries/list-account-erasures.query.js';
import { AccountErasurePage, EraseAccountDto, EraseOwnAccountDto } from './account-erasure.dto.js';

/** The end of an account. What schools keep of somebody is theirs, and erased there. */
@Controller()
export class AccountErasureController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /**
   * Erases your account, for good: name, address, password, sessions and profile go, your roles end, and the address is free
   * for a new account, which gets nothing of this one. The records that schools keep of you stay theirs.
   */
  @Post('me/erasure')
  @HttpCode(204)
  @SignedIn()
  @CredentialRoute()
  async eraseOwnAccount(
    @CurrentActor() actor: Actor,
    @Caller() { address }: CallerOrigin,
    @Body() body: EraseOwnAccountDto,
  ): Promise<void> {
    const input = { personId: actor.personId!, ...body, address };
    await this.commands.execute(new EraseOwnAccountCommand(input, actor));
  }

  /** Erases the account of somebody who asked for it elsewhere, for good. */
  @Post('accounts/:personId/erasure')
  @HttpCode(204)
  @Requires('identity.account.erase')
  async eraseAccount(
    @CurrentActor() actor: Actor,
    @Param('personId', idOf(PersonNotFound)) personId: string,
    @Body() { reason }: EraseAccountDto,
  ): Promise<void> {
    await this.commands.execute(new EraseAccountCommand({ personId, reason }, actor));
  }

  /** The accounts that were erased, the latest first, by the id that is left: when, why and by whom. */
  @Get('account-erasures')
  @Requires('identity.account.erase')
  listAccountErasures(@CurrentActor() actor: Actor, @Query() page: PageQuery): Promise<AccountErasurePage> {
    return this.queries.execute(new ListAccountErasuresQuery(page, actor)) as Promise<AccountErasurePage>;
  }
}
