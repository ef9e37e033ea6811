import { Body, Controller, Get, Put } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { CurrentActor, Requires } from '#platform/auth/decorators';
import { ChoosePreferencesCommand } from '../../commands/notifications/choose-preferences.command.js';
import {
  ListMyPreferencesQuery,
  NotificationPreferencesView,
} from '../../queries/notifications/list-my-preferences.query.js';
import { ChoosePreferencesDto } from './notification.dto.js';

/** Which mails of the school you want yourself. */
@Controller('schools/:schoolId/notification-preferences')
export class NotificationPreferenceController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** Your own choices; what you have said nothing about is wanted. */
  @Get()
  @Requires('attendance.notification.choose')
  list(@CurrentActor() actor: Actor): Promise<NotificationPreferencesView> {
    return this.queries.execute(new ListMyPreferencesQuery(actor));
  }

  /** Chooses for yourself, whichever door the mails' own links have used before. */
  @Put()
  @Requires('attendance.notification.choose')
  async choose(
    @CurrentActor() actor: Actor,
    @Body() { items: choices }: ChoosePreferencesDto,
  ): Promise<NotificationPreferencesView> {
    const input = { recipientId: actor.personId!, choices, through: 'account' as const };
    await this.commands.execute(new ChoosePreferencesCommand(input, actor));
    return this.list(actor);
  }
}
