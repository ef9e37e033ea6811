import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { CurrentActor, Public, SignedIn } from '#platform/auth/decorators';
import { CredentialRoute } from '#platform/http/idempotency.interceptor';
import { AcceptInvitationCommand } from '../commands/accept-invitation.command.js';
import { JoinByInvitationCommand } from '../commands/join-by-invitation.command.js';
import { OfferView, ReadInvitationQuery } from '../queries/read-invitation.query.js';
import { AcceptedView, InvitationTokenDto, JoinDto, JoinedView } from './invitation.dto.js';

/** An invitation, as the invited person sees it. Tokens travel in the body, where no log and no history keeps them. */
@Controller('invitations')
@CredentialRoute()
export class InvitedController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** What is offered, and whether the invited address has an account to sign in with. */
  @Post('read')
  @HttpCode(200)
  @Public()
  readInvitation(@Body() { token }: InvitationTokenDto): Promise<OfferView> {
    return this.queries.execute(new ReadInvitationQuery(token));
  }

  /** Takes the role with the account that is signed in. */
  @Post('accept')
  @HttpCode(200)
  @SignedIn()
  async acceptInvitation(
    @CurrentActor() actor: Actor,
    @Body() { token }: InvitationTokenDto,
  ): Promise<AcceptedView> {
    return { membershipId: await this.commands.execute(new AcceptInvitationCommand(token, actor)) };
  }

  /** Makes an account for the invited address, which needs no further confirmation, and takes the role. */
  @Post('join')
  @Public()
  async joinByInvitation(@Body() body: JoinDto): Promise<JoinedView> {
    return { personId: await this.commands.execute(new JoinByInvitationCommand(body)) };
  }
}
