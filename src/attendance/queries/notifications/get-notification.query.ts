import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { NotificationNotFound } from '#domain/attendance/notifications/notification.errors';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { isToMe, NotificationView, selectNotification } from './notification.view.js';

export class GetNotificationQuery extends Query<NotificationView> {
  constructor(
    readonly notificationId: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

const byId = prepared(`
  ${selectNotification}
  where n.school_id = platform.current_school() and n.id = $1 and (not $2::boolean or ${isToMe})`);

@QueryHandler(GetNotificationQuery)
export class GetNotificationHandler implements IQueryHandler<GetNotificationQuery> {
  constructor(private readonly reader: TenantReader) {}

  /** @throws NotificationNotFound */
  async execute({ notificationId, actor }: GetNotificationQuery): Promise<NotificationView> {
    const ownOnly = actor.reach('attendance.notification.read') === 'own';
    const [found] = await this.reader.rows<NotificationView>(actor, byId, [notificationId, ownOnly]);
    if (!found) throw new NotificationNotFound();
    return found;
  }
}
