import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { DistrictNotFound, MembershipNotFound } from '#domain/identity/school.errors';
import { CurrentActor, Requires } from '#platform/auth/decorators';
import { PageQuery } from '#platform/http/page';
import { idOf } from '#platform/http/rules';
import { ExpectedVersion } from '#platform/http/version';
import { AppointDistrictAdminCommand } from '../commands/appoint-district-admin.command.js';
import { EndMembershipCommand } from '../commands/end-membership.command.js';
import { GetDistrictMembershipQuery } from '../queries/get-district-membership.query.js';
import { ListDistrictMembershipsQuery } from '../queries/list-district-memberships.query.js';
import { MembershipView } from '../queries/membership.view.js';
import { AppointDistrictAdminDto, EndMembershipDto, MembershipPage } from './membership.dto.js';

/** Who leads a district, from when to when. */
@Controller('districts/:districtId/memberships')
export class DistrictMembershipController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** By name; those that have ended as well. */
  @Get()
  @Requires('identity.district.manage')
  listDistrictMemberships(
    @CurrentActor() actor: Actor,
    @Param('districtId', idOf(DistrictNotFound)) districtId: string,
    @Query() page: PageQuery,
  ): Promise<MembershipPage> {
    const query = new ListDistrictMembershipsQuery({ ...page, districtId }, actor);
    return this.queries.execute(query) as Promise<MembershipPage>;
  }

  /** Puts the district into the hands of somebody who has an account. */
  @Post()
  @Requires('identity.district.create')
  async appointDistrictAdmin(
    @CurrentActor() actor: Actor,
    @Param('districtId', idOf(DistrictNotFound)) districtId: string,
    @Body() body: AppointDistrictAdminDto,
  ): Promise<MembershipView> {
    const id = await this.commands.execute(new AppointDistrictAdminCommand({ ...body, districtId }, actor));
    return this.queries.execute(new GetDistrictMembershipQuery({ districtId, membershipId: id }, actor));
  }

  /** Sets the last day; nothing that was done in the role is lost. */
  @Patch(':membershipId')
  @Requires('identity.district.create')
  async endDistrictMembership(
    @CurrentActor() actor: Actor,
    @Param('districtId', idOf(DistrictNotFound)) districtId: string,
    @Param('membershipId', idOf(MembershipNotFound)) membershipId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
    @Body() { to }: EndMembershipDto,
  ): Promise<MembershipView> {
    const input = { membershipId, districtId, to, expectedVersion };
    await this.commands.execute(new EndMembershipCommand(input, actor));
    return this.queries.execute(new GetDistrictMembershipQuery({ districtId, membershipId }, actor));
  }
}
