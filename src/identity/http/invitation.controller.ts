import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { InvitationNotFound } from '#domain/identity/invitation.errors';
import { CurrentActor, Requires } from '#platform/auth/decorators';
import { PageQuery } from '#platform/http/page';
import { idOf } from '#platform/http/rules';
import { InviteCommand } from '../commands/invite.command.js';
import { WithdrawInvitationCommand } from '../commands/withdraw-invitation.command.js';
import { GetInvitationQuery } from '../queries/get-invitation.query.js';
import { InvitationView } from '../queries/invitation.view.js';
import { ListInvitationsQuery } from '../queries/list-invitations.query.js';
import { InvitationPage, InviteDto } from './invitation.dto.js';

/** Invitations of a school, as the school sees them. */
@Controller('schools/:schoolId/invitations')
@Requires('identity.invitation.manage')
export class InvitationController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** The latest first. */
  @Get()
  list(@CurrentActor() actor: Actor, @Query() page: PageQuery): Promise<InvitationPage> {
    return this.queries.execute(new ListInvitationsQuery(page, actor)) as Promise<InvitationPage>;
  }

  /** Invites somebody by mail. The answer is the same whether the address has an account or not. */
  @Post()
  async create(@CurrentActor() actor: Actor, @Body() body: InviteDto): Promise<InvitationView> {
    const input = { ...body, schoolId: actor.schoolId! };
    const invitationId = await this.commands.execute(new InviteCommand(input, actor));
    return this.queries.execute(new GetInvitationQuery(invitationId, actor));
  }

  /** Withdraws it, as long as it was not accepted. */
  @Delete(':invitationId')
  @HttpCode(204)
  async withdraw(
    @CurrentActor() actor: Actor,
    @Param('invitationId', idOf(InvitationNotFound)) invitationId: string,
  ): Promise<void> {
    await this.commands.execute(new WithdrawInvitationCommand({ invitationId }, actor));
  }
}
