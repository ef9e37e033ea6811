import { Body, Controller, Get, HttpCode, Patch, Put } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { Access } from '#platform/auth/access';
import { CurrentAccess, CurrentActor, SignedIn } from '#platform/auth/decorators';
import { Caller, type CallerOrigin } from '#platform/http/caller';
import { CredentialRoute } from '#platform/http/idempotency.interceptor';
import { ExpectedVersion } from '#platform/http/version';
import { ChangePasswordCommand } from '../commands/change-password.command.js';
import { UpdateProfileCommand } from '../commands/update-profile.command.js';
import { GetMeQuery, MeView } from '../queries/get-me.query.js';
import { ListMyMembershipsQuery, MyMembershipList } from '../queries/list-my-memberships.query.js';
import { ChangePasswordDto, UpdateProfileDto } from './me.dto.js';

/** The person who is signed in. */
@Controller('me')
@SignedIn()
export class MeController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  get(@CurrentActor() actor: Actor): Promise<MeView> {
    return this.queries.execute(new GetMeQuery(actor));
  }

  /** Changes what is given; with `If-Match` only when it has not been changed elsewhere since. */
  @Patch()
  async update(
    @CurrentActor() actor: Actor,
    @ExpectedVersion() expectedVersion: number | undefined,
    @Body() changes: UpdateProfileDto,
  ): Promise<MeView> {
    await this.commands.execute(new UpdateProfileCommand({ changes, expectedVersion }, actor));
    return this.queries.execute(new GetMeQuery(actor));
  }

  /** Changes the password and ends every other session. */
  @Put('password')
  @HttpCode(204)
  @CredentialRoute()
  async changePassword(
    @CurrentActor() actor: Actor,
    @CurrentAccess() { sessionId }: Access,
    @Caller() { address }: CallerOrigin,
    @Body() body: ChangePasswordDto,
  ): Promise<void> {
    const who = { personId: actor.personId!, sessionId: sessionId!, address };
    await this.commands.execute(new ChangePasswordCommand({ ...body, ...who }, actor));
  }

  /** Where you belong today: your roles in schools, in districts and on the platform. */
  @Get('memberships')
  listMyMemberships(@CurrentActor() actor: Actor): Promise<MyMembershipList> {
    return this.queries.execute(new ListMyMembershipsQuery(actor));
  }
}
