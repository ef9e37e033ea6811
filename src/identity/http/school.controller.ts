import { Body, Controller, Get, Param, Patch, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { SchoolNotFound } from '#domain/identity/school.errors';
import { CurrentActor, Requires, SignedIn } from '#platform/auth/decorators';
import { PageQuery } from '#platform/http/page';
import { idOf } from '#platform/http/rules';
import { ExpectedVersion } from '#platform/http/version';
import { ChangeSchoolCommand } from '../commands/change-school.command.js';
import { GetSchoolQuery } from '../queries/get-school.query.js';
import { ListSchoolsQuery } from '../queries/list-schools.query.js';
import { SchoolView } from '../queries/school.view.js';
import { ChangeSchoolDto, SchoolPage } from './school.dto.js';

/** Schools, the tenants: whatever belongs to one is at `/schools/{schoolId}/…`. */
@Controller('schools')
export class SchoolController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** The schools in which you have a role, directly or by their district. */
  @Get()
  @SignedIn()
  list(@CurrentActor() actor: Actor, @Query() page: PageQuery): Promise<SchoolPage> {
    return this.queries.execute(new ListSchoolsQuery(page, actor)) as Promise<SchoolPage>;
  }

  @Get(':schoolId')
  @Requires('identity.school.read')
  get(
    @CurrentActor() actor: Actor,
    @Param('schoolId', idOf(SchoolNotFound)) schoolId: string,
  ): Promise<SchoolView> {
    return this.queries.execute(new GetSchoolQuery(schoolId, actor));
  }

  /** Changes what is given; with `If-Match` only when nobody else has changed it since. */
  @Patch(':schoolId')
  @Requires('identity.school.manage')
  async change(
    @CurrentActor() actor: Actor,
    @Param('schoolId', idOf(SchoolNotFound)) schoolId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
    @Body() changes: ChangeSchoolDto,
  ): Promise<SchoolView> {
    await this.commands.execute(new ChangeSchoolCommand({ schoolId, changes, expectedVersion }, actor));
    return this.queries.execute(new GetSchoolQuery(schoolId, actor));
  }
}
