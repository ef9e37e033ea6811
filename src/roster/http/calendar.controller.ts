import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { CalendarDayNotFound } from '#domain/roster/calendar.errors';
import { CurrentActor, Requires } from '#platform/auth/decorators';
import { dateOf } from '#platform/http/rules';
import { ExpectedVersion } from '#platform/http/version';
import { ForgetCalendarDayCommand } from '../commands/forget-calendar-day.command.js';
import { MakeInstructionalDaysCommand } from '../commands/make-instructional-days.command.js';
import { SetCalendarDayCommand } from '../commands/set-calendar-day.command.js';
import { SetCalendarDaysCommand } from '../commands/set-calendar-days.command.js';
import { CalendarDayView } from '../queries/calendar-day.view.js';
import { GetCalendarDayQuery } from '../queries/get-calendar-day.query.js';
import { ListCalendarDaysQuery } from '../queries/list-calendar-days.query.js';
import {
  CalendarDayDto,
  CalendarDayListQuery,
  CalendarDayPage,
  CalendarDaysChanged,
  InstructionalDaysMade,
  MakeInstructionalDaysDto,
  SetCalendarDaysDto,
} from './calendar.dto.js';

/** The calendar: what the days of a school are. One that it does not know is not instructional. */
@Controller('schools/:schoolId/calendar')
export class CalendarController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** The days that the calendar knows. */
  @Get('days')
  @Requires('roster.calendar.read')
  list(@CurrentActor() actor: Actor, @Query() filter: CalendarDayListQuery): Promise<CalendarDayPage> {
    return this.queries.execute(new ListCalendarDaysQuery(filter, actor)) as Promise<CalendarDayPage>;
  }

  @Get('days/:date')
  @Requires('roster.calendar.read')
  getDay(
    @CurrentActor() actor: Actor,
    @Param('date', dateOf(CalendarDayNotFound)) date: string,
  ): Promise<CalendarDayView> {
    return this.queries.execute(new GetCalendarDayQuery(date, actor));
  }

  /** Says what the days of some ranges are, whatever the calendar knew of them before. */
  @Put('days')
  @Requires('roster.calendar.manage')
  setDays(@CurrentActor() actor: Actor, @Body() body: SetCalendarDaysDto): Promise<CalendarDaysChanged> {
    return this.commands.execute(new SetCalendarDaysCommand(body, actor));
  }

  /** Says what one day is; with `If-Match` only when nobody else has changed it since. */
  @Put('days/:date')
  @Requires('roster.calendar.manage')
  async setDay(
    @CurrentActor() actor: Actor,
    @Param('date', dateOf(CalendarDayNotFound)) date: string,
    @ExpectedVersion() expectedVersion: number | undefined,
    @Body() { kind, note }: CalendarDayDto,
  ): Promise<CalendarDayView> {
    const day = { date, kind, note };
    await this.commands.execute(new SetCalendarDayCommand({ day, expectedVersion }, actor));
    return this.getDay(actor, date);
  }

  /** Makes a day unknown to the calendar again. */
  @Delete('days/:date')
  @HttpCode(204)
  @Requires('roster.calendar.manage')
  forgetDay(
    @CurrentActor() actor: Actor,
    @Param('date', dateOf(CalendarDayNotFound)) date: string,
    @ExpectedVersion() expectedVersion: number | undefined,
  ): Promise<void> {
    return this.commands.execute(new ForgetCalendarDayCommand({ date, expectedVersion }, actor));
  }

  /** Makes the weekdays of teaching within a range instructional; holidays that the calendar knows stay. */
  @Post('instructional-days')
  @HttpCode(200)
  @Requires('roster.calendar.manage')
  makeInstructional(
    @CurrentActor() actor: Actor,
    @Body() body: MakeInstructionalDaysDto,
  ): Promise<InstructionalDaysMade> {
    return this.commands.execute(new MakeInstructionalDaysCommand(body, actor));
  }
}
