import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { NotificationNotFound } from '#domain/attendance/notifications/notification.errors';
import type { Actor } from '#domain/kernel/actor';
import { CurrentActor, Requires } from '#platform/auth/decorators';
import { idOf } from '#platform/http/rules';
import { GetNotificationQuery } from '../../queries/notifications/get-notification.query.js';
import { ListNotificationsQuery } from '../../queries/notifications/list-notifications.query.js';
import { NotificationView } from '../../queries/notifications/notification.view.js';
import { NotificationListQuery, NotificationPage } from './notification.dto.js';

/** The notification log: who was told what, and who was not and why. */
@Controller('schools/:schoolId/notifications')
export class NotificationController {
  constructor(private readonly queries: QueryBus) {}

  /** What was told, the latest first; to guardians and teachers only what was told to themselves. */
  @Get()
  @Requires('attendance.notification.read')
  list(@CurrentActor() actor: Actor, @Query() filter: NotificationListQuery): Promise<NotificationPage> {
    return this.queries.execute(new ListNotificationsQuery(filter, actor)) as Promise<NotificationPage>;
  }

  @Get(':notificationId')
  @Requires('attendance.notification.read')
  get(
    @CurrentActor() actor: Actor,
    @Param('notificationId', idOf(NotificationNotFound)) notificationId: string,
  ): Promise<NotificationView> {
    return this.queries.execute(new GetNotificationQuery(notificationId, actor));
  }
}
