import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { AcademicYearNotFound } from '#domain/roster/academic-year.errors';
import { CurrentActor, Requires } from '#platform/auth/decorators';
import { idOf } from '#platform/http/rules';
import { ExpectedVersion } from '#platform/http/version';
import { ChangeAcademicYearCommand } from '../commands/change-academic-year.command.js';
import { CreateAcademicYearCommand } from '../commands/create-academic-year.command.js';
import { RemoveAcademicYearCommand } from '../commands/remove-academic-year.command.js';
import { GetAcademicYearQuery } from '../queries/get-academic-year.query.js';
import { ListAcademicYearsQuery } from '../queries/list-academic-years.query.js';
import { AcademicYearView } from '../queries/academic-year.view.js';
import {
  AcademicYearListQuery,
  AcademicYearPage,
  ChangeAcademicYearDto,
  CreateAcademicYearDto,
} from './academic-year.dto.js';

/** Academic years: what a school plans by. */
@Controller('schools/:schoolId/academic-years')
export class AcademicYearController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** The academic years, by their first day. */
  @Get()
  @Requires('roster.calendar.read')
  list(@CurrentActor() actor: Actor, @Query() filter: AcademicYearListQuery): Promise<AcademicYearPage> {
    return this.queries.execute(new ListAcademicYearsQuery(filter, actor)) as Promise<AcademicYearPage>;
  }

  @Get(':academicYearId')
  @Requires('roster.calendar.read')
  get(
    @CurrentActor() actor: Actor,
    @Param('academicYearId', idOf(AcademicYearNotFound)) academicYearId: string,
  ): Promise<AcademicYearView> {
    return this.queries.execute(new GetAcademicYearQuery(academicYearId, actor));
  }

  @Post()
  @Requires('roster.calendar.manage')
  async create(@CurrentActor() actor: Actor, @Body() body: CreateAcademicYearDto): Promise<AcademicYearView> {
    const { id } = await this.commands.execute(new CreateAcademicYearCommand(body, actor));
    return this.get(actor, id);
  }

  /** Changes what is given; with `If-Match` only when nobody else has changed it since. */
  @Patch(':academicYearId')
  @Requires('roster.calendar.manage')
  async change(
    @CurrentActor() actor: Actor,
    @Param('academicYearId', idOf(AcademicYearNotFound)) academicYearId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
    @Body() changes: ChangeAcademicYearDto,
  ): Promise<AcademicYearView> {
    await this.commands.execute(
      new ChangeAcademicYearCommand({ academicYearId, changes, expectedVersion }, actor),
    );
    return this.get(actor, academicYearId);
  }

  /** Only a year without terms and sections can be removed. */
  @Delete(':academicYearId')
  @HttpCode(204)
  @Requires('roster.calendar.manage')
  remove(
    @CurrentActor() actor: Actor,
    @Param('academicYearId', idOf(AcademicYearNotFound)) academicYearId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
  ): Promise<void> {
    return this.commands.execute(new RemoveAcademicYearCommand({ academicYearId, expectedVersion }, actor));
  }
}
