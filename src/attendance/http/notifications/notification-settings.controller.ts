import { Body, Controller, Get, Patch } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { CurrentActor, Requires } from '#platform/auth/decorators';
import { ExpectedVersion } from '#platform/http/version';
import { ChangeNotificationSettingsCommand } from '../../commands/notifications/change-notification-settings.command.js';
import {
  GetNotificationSettingsQuery,
  NotificationSettingsView,
} from '../../queries/notifications/get-notification-settings.query.js';
import { ChangeNotificationSettingsDto } from './notification.dto.js';

/** Which kinds of mail the school sends, and when. */
@Controller('schools/:schoolId/notification-settings')
export class NotificationSettingsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @Requires('attendance.settings.read')
  get(@CurrentActor() actor: Actor): Promise<NotificationSettingsView> {
    return this.queries.execute(new GetNotificationSettingsQuery(actor));
  }

  /** Changes what is given; with `If-Match` only when nobody else has changed it since. */
  @Patch()
  @Requires('attendance.settings.manage')
  async change(
    @CurrentActor() actor: Actor,
    @ExpectedVersion() expectedVersion: number | undefined,
    @Body() changes: ChangeNotificationSettingsDto,
  ): Promise<NotificationSettingsView> {
    await this.commands.execute(new ChangeNotificationSettingsCommand({ changes, expectedVersion }, actor));
    return this.get(actor);
  }
}
