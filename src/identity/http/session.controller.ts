import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { SessionNotFound } from '#domain/identity/session.errors';
import type { Access } from '#platform/auth/access';
import { CurrentAccess, CurrentActor, Public, SignedIn } from '#platform/auth/decorators';
import { Caller, type CallerOrigin } from '#platform/http/caller';
import { CredentialRoute } from '#platform/http/idempotency.interceptor';
import { CountedAs } from '#platform/limits/counted-as';
import { idOf } from '#platform/http/rules';
import { RefreshSessionCommand } from '../commands/refresh-session.command.js';
import { SignInCommand } from '../commands/sign-in.command.js';
import { SignOutEverywhereCommand } from '../commands/sign-out-everywhere.command.js';
import { SignOutCommand } from '../commands/sign-out.command.js';
import { ListSessionsQuery, SessionList } from '../queries/list-sessions.query.js';
import { RefreshDto, SessionTokensView, SignInDto } from './session.dto.js';

/** Signing in and out. */
@Controller('sessions')
export class SessionController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** Signs in. An unknown address, a wrong password and an address not confirmed yet get the same answer. */
  @Post()
  @Public()
  @CountedAs('api-sign-in')
  @CredentialRoute()
  signIn(@Body() body: SignInDto, @Caller() { address, client }: CallerOrigin): Promise<SessionTokensView> {
    return this.commands.execute(new SignInCommand({ deviceLabel: client, ...body, address }));
  }

  /** Exchanges the refresh token. Using one twice ends the session, except within ten seconds of each other. */
  @Post('refresh')
  @HttpCode(200)
  @Public()
  @CountedAs('api-refresh')
  @CredentialRoute()
  refresh(@Body() body: RefreshDto): Promise<SessionTokensView> {
    return this.commands.execute(new RefreshSessionCommand(body));
  }

  /** Your sessions that have not ended, the latest first. */
  @Get()
  @SignedIn()
  list(@CurrentActor() actor: Actor, @CurrentAccess() access: Access): Promise<SessionList> {
    return this.queries.execute(new ListSessionsQuery(access.sessionId, actor));
  }

  /** Signs out here. */
  @Delete('current')
  @HttpCode(204)
  @SignedIn()
  async signOut(@CurrentActor() actor: Actor, @CurrentAccess() access: Access): Promise<void> {
    await this.commands.execute(new SignOutCommand({ sessionId: access.sessionId! }, actor));
  }

  /** Signs out everywhere, here as well. */
  @Delete()
  @HttpCode(204)
  @SignedIn()
  async signOutEverywhere(@CurrentActor() actor: Actor): Promise<void> {
    await this.commands.execute(new SignOutEverywhereCommand(actor));
  }

  /** Signs out on one device, such as a phone that was lost. */
  @Delete(':sessionId')
  @HttpCode(204)
  @SignedIn()
  async end(
    @CurrentActor() actor: Actor,
    @Param('sessionId', idOf(SessionNotFound)) sessionId: string,
  ): Promise<void> {
    await this.commands.execute(new SignOutCommand({ sessionId }, actor));
  }
}
