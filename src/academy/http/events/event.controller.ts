import { Body, Controller, Get, HttpCode, Param, Patch, Post, Put, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { EventNotFound } from '#domain/academy/events/event.errors';
import type { SetEventStateInput } from '#domain/academy/events/use-cases/set-event-state.use-case';
import type { Actor } from '#domain/kernel/actor';
import { CurrentActor, Requires } from '#platform/auth/decorators';
import { idOf } from '#platform/http/rules';
import { ExpectedVersion } from '#platform/http/version';
import { ChangeEventCommand } from '../../commands/events/change-event.command.js';
import { CreateEventCommand } from '../../commands/events/create-event.command.js';
import { EntrustEventCommand } from '../../commands/events/entrust-event.command.js';
import { SetEventStateCommand } from '../../commands/events/set-event-state.command.js';
import { EventView } from '../../queries/events/event.view.js';
import { GetEventQuery } from '../../queries/events/get-event.query.js';
import { ListEventsQuery } from '../../queries/events/list-events.query.js';
import { ChangeEventDto, CreateEventDto, EntrustEventDto, EventListQuery, EventPage } from './event.dto.js';

const EventId = () => Param('eventId', idOf(EventNotFound));

/** What a school holds. Everybody in it sees what is published or was called off; drafts and archived ones their organisers alone. */
@Controller('schools/:schoolId/events')
export class EventController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** The events that you may see, the newest first. */
  @Get()
  @Requires('academy.event.read')
  list(@CurrentActor() actor: Actor, @Query() filter: EventListQuery): Promise<EventPage> {
    return this.queries.execute(new ListEventsQuery(filter, actor)) as Promise<EventPage>;
  }

  @Get(':eventId')
  @Requires('academy.event.read')
  get(@CurrentActor() actor: Actor, @EventId() eventId: string): Promise<EventView> {
    return this.queries.execute(new GetEventQuery(eventId, actor));
  }

  /** Begins an event, as a draft. A teacher organises it from then on. */
  @Post()
  @Requires('academy.event.manage')
  async create(@CurrentActor() actor: Actor, @Body() body: CreateEventDto): Promise<EventView> {
    const { id } = await this.commands.execute(new CreateEventCommand(body, actor));
    return this.get(actor, id);
  }

  /** Changes what is given; with `If-Match` only when nobody else has changed it since. */
  @Patch(':eventId')
  @Requires('academy.event.manage')
  async change(
    @CurrentActor() actor: Actor,
    @EventId() eventId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
    @Body() changes: ChangeEventDto,
  ): Promise<EventView> {
    await this.commands.execute(new ChangeEventCommand({ eventId, changes, expectedVersion }, actor));
    return this.get(actor, eventId);
  }

  /** Says who organises it, all of them. A teacher who leaves oneself out sees it no longer while it is a draft. */
  @Put(':eventId/organisers')
  @HttpCode(204)
  @Requires('academy.event.manage')
  async entrust(
    @CurrentActor() actor: Actor,
    @EventId() eventId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
    @Body() { personIds }: EntrustEventDto,
  ): Promise<void> {
    await this.commands.execute(new EntrustEventCommand({ eventId, personIds, expectedVersion }, actor));
  }

  /** Shows it to everybody in the school, for good: from then on it is called off or archived. */
  @Post(':eventId/publish')
  @HttpCode(200)
  @Requires('academy.event.manage')
  publish(
    @CurrentActor() actor: Actor,
    @EventId() eventId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
  ): Promise<EventView> {
    return this.become({ eventId, state: 'published', expectedVersion }, actor);
  }

  /** Calls it off, each time that it would take place. It is still shown, and says so. */
  @Post(':eventId/cancel')
  @HttpCode(200)
  @Requires('academy.event.manage')
  cancel(
    @CurrentActor() actor: Actor,
    @EventId() eventId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
  ): Promise<EventView> {
    return this.become({ eventId, state: 'cancelled', expectedVersion }, actor);
  }

  /** Keeps it as it is, unseen. */
  @Post(':eventId/archive')
  @HttpCode(200)
  @Requires('academy.event.manage')
  archive(
    @CurrentActor() actor: Actor,
    @EventId() eventId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
  ): Promise<EventView> {
    return this.become({ eventId, state: 'archived', expectedVersion }, actor);
  }

  private async become(input: SetEventStateInput, actor: Actor): Promise<EventView> {
    await this.commands.execute(new SetEventStateCommand(input, actor));
    return this.get(actor, input.eventId);
  }
}
