import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { OccurrenceNotFound } from '#domain/academy/events/event.errors';
import type { Actor } from '#domain/kernel/actor';
import { CurrentActor, Requires } from '#platform/auth/decorators';
import { idOf } from '#platform/http/rules';
import { ScanTicketCommand } from '../../commands/events/scan-ticket.command.js';
import { ListCheckInsQuery } from '../../queries/events/list-check-ins.query.js';
import { CheckInListQuery, CheckInPage, ScanOutcomeView, ScanTicketDto } from './ticket.dto.js';

const OccurrenceId = () => Param('occurrenceId', idOf(OccurrenceNotFound));

/** At the door of an occurrence: as many devices as there are doors. */
@Controller('schools/:schoolId/occurrences/:occurrenceId/check-ins')
export class TicketCheckInController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** Who has come, the last first. */
  @Get()
  @Requires('academy.check-in.make')
  list(
    @CurrentActor() actor: Actor,
    @OccurrenceId() occurrenceId: string,
    @Query() page: CheckInListQuery,
  ): Promise<CheckInPage> {
    return this.queries.execute(new ListCheckInsQuery(occurrenceId, page, actor)) as Promise<CheckInPage>;
  }

  /** Says that a ticket was shown. The first time is the check-in; seen again by another device, both scans are told. */
  @Post()
  @HttpCode(200)
  @Requires('academy.check-in.make')
  scan(
    @CurrentActor() actor: Actor,
    @OccurrenceId() occurrenceId: string,
    @Body() body: ScanTicketDto,
  ): Promise<ScanOutcomeView> {
    return this.commands.execute(new ScanTicketCommand({ ...body, occurrenceId }, actor));
  }
}
