import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { WaitlistEntryNotFound } from '#domain/academy/events/registration.errors';
import type { AnswerOfferInput } from '#domain/academy/events/use-cases/answer-offer.use-case';
import type { Actor } from '#domain/kernel/actor';
import { CurrentActor, Requires } from '#platform/auth/decorators';
import { idOf } from '#platform/http/rules';
import { AnswerOfferCommand } from '../../commands/events/answer-offer.command.js';
import { LeaveWaitlistCommand } from '../../commands/events/leave-waitlist.command.js';
import { GetWaitlistEntryQuery } from '../../queries/events/get-waitlist-entry.query.js';
import { ListWaitlistEntriesQuery } from '../../queries/events/list-waitlist-entries.query.js';
import { WaitlistEntryView } from '../../queries/events/registration.view.js';
import { WaitlistEntryListQuery, WaitlistEntryPage } from './registration.dto.js';

const EntryId = () => Param('waitlistEntryId', idOf(WaitlistEntryNotFound));

/** Who waits for a seat. A seat that is freed is offered to whoever came first, for a while, and then to the next. */
@Controller('schools/:schoolId/waitlist-entries')
export class WaitlistController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** The entries that you may see, in the order in which they joined. */
  @Get()
  @Requires('academy.registration.read')
  list(@CurrentActor() actor: Actor, @Query() filter: WaitlistEntryListQuery): Promise<WaitlistEntryPage> {
    return this.queries.execute(new ListWaitlistEntriesQuery(filter, actor)) as Promise<WaitlistEntryPage>;
  }

  @Get(':waitlistEntryId')
  @Requires('academy.registration.read')
  get(@CurrentActor() actor: Actor, @EntryId() id: string): Promise<WaitlistEntryView> {
    return this.queries.execute(new GetWaitlistEntryQuery(id, actor));
  }

  /** Takes the seat that you are offered: you are registered then. */
  @Post(':waitlistEntryId/accept')
  @HttpCode(200)
  @Requires('academy.registration.self')
  accept(@CurrentActor() actor: Actor, @EntryId() waitlistEntryId: string): Promise<WaitlistEntryView> {
    return this.answer({ waitlistEntryId, answer: 'accepted' }, actor);
  }

  /** Leaves the seat that you are offered to the next in turn. */
  @Post(':waitlistEntryId/decline')
  @HttpCode(200)
  @Requires('academy.registration.self')
  decline(@CurrentActor() actor: Actor, @EntryId() waitlistEntryId: string): Promise<WaitlistEntryView> {
    return this.answer({ waitlistEntryId, answer: 'declined' }, actor);
  }

  /** Waits no longer. */
  @Post(':waitlistEntryId/leave')
  @HttpCode(200)
  @Requires('academy.registration.self')
  async leave(@CurrentActor() actor: Actor, @EntryId() waitlistEntryId: string): Promise<WaitlistEntryView> {
    await this.commands.execute(new LeaveWaitlistCommand({ waitlistEntryId }, actor));
    return this.get(actor, waitlistEntryId);
  }

  private async answer(input: AnswerOfferInput, actor: Actor): Promise<WaitlistEntryView> {
    await this.commands.execute(new AnswerOfferCommand(input, actor));
    return this.get(actor, input.waitlistEntryId);
  }
}
