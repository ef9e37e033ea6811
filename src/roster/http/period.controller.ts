import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { PeriodNotFound } from '#domain/roster/period.errors';
import { CurrentActor, Requires } from '#platform/auth/decorators';
import { idOf } from '#platform/http/rules';
import { ExpectedVersion } from '#platform/http/version';
import { ChangePeriodCommand } from '../commands/change-period.command.js';
import { CreatePeriodCommand } from '../commands/create-period.command.js';
import { RemovePeriodCommand } from '../commands/remove-period.command.js';
import { GetPeriodQuery } from '../queries/get-period.query.js';
import { ListPeriodsQuery } from '../queries/list-periods.query.js';
import { PeriodView } from '../queries/period.view.js';
import { ChangePeriodDto, CreatePeriodDto, PeriodListQuery, PeriodPage } from './period.dto.js';

/** Periods: the slots of a school's day, with their bell times. */
@Controller('schools/:schoolId/periods')
export class PeriodController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** The periods, by their time. */
  @Get()
  @Requires('roster.calendar.read')
  list(@CurrentActor() actor: Actor, @Query() filter: PeriodListQuery): Promise<PeriodPage> {
    return this.queries.execute(new ListPeriodsQuery(filter, actor)) as Promise<PeriodPage>;
  }

  @Get(':periodId')
  @Requires('roster.calendar.read')
  get(
    @CurrentActor() actor: Actor,
    @Param('periodId', idOf(PeriodNotFound)) periodId: string,
  ): Promise<PeriodView> {
    return this.queries.execute(new GetPeriodQuery(periodId, actor));
  }

  @Post()
  @Requires('roster.calendar.manage')
  async create(@CurrentActor() actor: Actor, @Body() body: CreatePeriodDto): Promise<PeriodView> {
    const { id } = await this.commands.execute(new CreatePeriodCommand(body, actor));
    return this.get(actor, id);
  }

  /** Changes what is given; with `If-Match` only when nobody else has changed it since. */
  @Patch(':periodId')
  @Requires('roster.calendar.manage')
  async change(
    @CurrentActor() actor: Actor,
    @Param('periodId', idOf(PeriodNotFound)) periodId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
    @Body() changes: ChangePeriodDto,
  ): Promise<PeriodView> {
    await this.commands.execute(new ChangePeriodCommand({ periodId, changes, expectedVersion }, actor));
    return this.get(actor, periodId);
  }

  /** Only a period in which no section meets can be removed. */
  @Delete(':periodId')
  @HttpCode(204)
  @Requires('roster.calendar.manage')
  remove(
    @CurrentActor() actor: Actor,
    @Param('periodId', idOf(PeriodNotFound)) periodId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
  ): Promise<void> {
    return this.commands.execute(new RemovePeriodCommand({ periodId, expectedVersion }, actor));
  }
}
