import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { MembershipNotFound } from '#domain/identity/school.errors';
import { CurrentActor, Requires } from '#platform/auth/decorators';
import { idOf } from '#platform/http/rules';
import { ExpectedVersion } from '#platform/http/version';
import { EndMembershipCommand } from '../commands/end-membership.command.js';
import { GrantMembershipCommand } from '../commands/grant-membership.command.js';
import { GetMembershipQuery } from '../queries/get-membership.query.js';
import { ListMembershipsQuery } from '../queries/list-memberships.query.js';
import { MembershipView } from '../queries/membership.view.js';
import { EndMembershipDto, GrantMembershipDto, MembershipFilter, MembershipPage } from './membership.dto.js';

/** Who belongs to a school, in which role, from when to when. */
@Controller('schools/:schoolId/memberships')
export class MembershipController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** By name; those that have ended as well. */
  @Get()
  @Requires('identity.membership.read')
  list(@CurrentActor() actor: Actor, @Query() filter: MembershipFilter): Promise<MembershipPage> {
    return this.queries.execute(new ListMembershipsQuery(filter, actor)) as Promise<MembershipPage>;
  }

  /** Gives somebody who belongs to the school another role. */
  @Post()
  @Requires('identity.membership.manage')
  async grant(@CurrentActor() actor: Actor, @Body() body: GrantMembershipDto): Promise<MembershipView> {
    const input = { ...body, schoolId: actor.schoolId, districtId: null };
    const membershipId = await this.commands.execute(new GrantMembershipCommand(input, actor));
    return this.queries.execute(new GetMembershipQuery(membershipId, actor));
  }

  /** Sets the last day; nothing that was done in the role is lost. */
  @Patch(':membershipId')
  @Requires('identity.membership.manage')
  async end(
    @CurrentActor() actor: Actor,
    @Param('membershipId', idOf(MembershipNotFound)) membershipId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
    @Body() { to }: EndMembershipDto,
  ): Promise<MembershipView> {
    await this.commands.execute(new EndMembershipCommand({ membershipId, to, expectedVersion }, actor));
    return this.queries.execute(new GetMembershipQuery(membershipId, actor));
  }
}
