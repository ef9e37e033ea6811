import { Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { CurrentActor, Requires } from '#platform/auth/decorators';
import { CredentialRoute } from '#platform/http/idempotency.interceptor';
import { CloseCalendarFeedCommand } from '../../commands/events/close-calendar-feed.command.js';
import { OpenCalendarFeedCommand } from '../../commands/events/open-calendar-feed.command.js';
import { GetMyCalendarQuery, MyCalendarView } from '../../queries/events/get-my-calendar.query.js';

/** Your calendar in a school, to which programs subscribe by a secret address. */
@Controller('schools/:schoolId/my-calendar')
@Requires('academy.registration.self')
export class MyCalendarController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  get(@CurrentActor() actor: Actor): Promise<MyCalendarView> {
    return this.queries.execute(new GetMyCalendarQuery(actor));
  }

  /** Opens it; one that is open keeps its address. */
  @Post()
  @HttpCode(200)
  @CredentialRoute()
  async open(@CurrentActor() actor: Actor): Promise<MyCalendarView> {
    await this.commands.execute(new OpenCalendarFeedCommand(actor));
    return this.get(actor);
  }

  /** Closes it: its address is worth nothing any more. Opened again, it has another. */
  @Delete()
  @HttpCode(204)
  async close(@CurrentActor() actor: Actor): Promise<void> {
    await this.commands.execute(new CloseCalendarFeedCommand(actor));
  }
}
