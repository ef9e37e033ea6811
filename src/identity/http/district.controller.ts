import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { DistrictNotFound } from '#domain/identity/school.errors';
import { CurrentActor, Requires, SignedIn } from '#platform/auth/decorators';
import { PageQuery } from '#platform/http/page';
import { idOf } from '#platform/http/rules';
import { CreateDistrictCommand } from '../commands/create-district.command.js';
import { CreateSchoolCommand } from '../commands/create-school.command.js';
import { DistrictView } from '../queries/district.view.js';
import { GetDistrictQuery } from '../queries/get-district.query.js';
import { GetSchoolQuery } from '../queries/get-school.query.js';
import { ListDistrictsQuery } from '../queries/list-districts.query.js';
import { SchoolView } from '../queries/school.view.js';
import { CreateDistrictDto, CreateSchoolDto, DistrictPage } from './school.dto.js';

/** Districts, which group schools. */
@Controller('districts')
export class DistrictController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** The districts in which you have a role, or a school in which you have one. */
  @Get()
  @SignedIn()
  list(@CurrentActor() actor: Actor, @Query() page: PageQuery): Promise<DistrictPage> {
    return this.queries.execute(new ListDistrictsQuery(page, actor)) as Promise<DistrictPage>;
  }

  @Post()
  @Requires('identity.district.create')
  async create(@CurrentActor() actor: Actor, @Body() body: CreateDistrictDto): Promise<DistrictView> {
    const districtId = await this.commands.execute(new CreateDistrictCommand(body, actor));
    return this.queries.execute(new GetDistrictQuery(districtId, actor));
  }

  @Get(':districtId')
  @Requires('identity.district.manage')
  get(
    @CurrentActor() actor: Actor,
    @Param('districtId', idOf(DistrictNotFound)) districtId: string,
  ): Promise<DistrictView> {
    return this.queries.execute(new GetDistrictQuery(districtId, actor));
  }

  /** Opens a school in the district. */
  @Post(':districtId/schools')
  @Requires('identity.district.manage')
  async createSchool(
    @CurrentActor() actor: Actor,
    @Param('districtId', idOf(DistrictNotFound)) districtId: string,
    @Body() body: CreateSchoolDto,
  ): Promise<SchoolView> {
    const schoolId = await this.commands.execute(new CreateSchoolCommand({ ...body, districtId }, actor));
    return this.queries.execute(new GetSchoolQuery(schoolId, actor));
  }
}
