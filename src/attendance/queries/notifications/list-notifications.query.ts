import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { LocalDate } from '#domain/kernel/local-date';
import type { Page } from '#domain/kernel/page';
import type {
  NotificationKind,
  NotificationState,
} from '#domain/attendance/notifications/notification.words';
import { given, Listing, type ListInput } from '#platform/http/listing';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { isToMe, NotificationView, selectNotification } from './notification.view.js';

type NotificationSort = 'id' | '-id';

export interface NotificationFilter extends Omit<ListInput<NotificationSort>, 'sort'> {
  readonly kind?: NotificationKind;
  readonly state?: NotificationState;
  readonly studentId?: string;
  /** The school's record of somebody, or a person. */
  readonly recipientId?: string;
  readonly from?: LocalDate;
  readonly to?: LocalDate;
}

export class ListNotificationsQuery extends Query<Page<NotificationView>> {
  constructor(
    readonly filter: NotificationFilter,
    readonly actor: Actor,
  ) {
    super();
  }
}

const listing = new Listing<NotificationView, NotificationSort>(selectNotification, {
  id: [['n.id', 'uuid', 'id']],
});

@QueryHandler(ListNotificationsQuery)
export class ListNotificationsHandler implements IQueryHandler<ListNotificationsQuery> {
  constructor(private readonly reader: TenantReader) {}

  execute({ filter, actor }: ListNotificationsQuery): Promise<Page<NotificationView>> {
    const ownOnly = actor.reach('attendance.notification.read') === 'own';
    return listing.page(this.reader, actor, { ...filter, sort: '-id' }, [
      ['n.school_id = platform.current_school()'],
      given('n.kind = ?', filter.kind),
      given('n.state = ?', filter.state),
      given('n.student_id = ?', filter.studentId),
      given('n.recipient_id = ?', filter.recipientId),
      given('n.date >= ?', filter.from),
      given('n.date <= ?', filter.to),
      ownOnly && [isToMe],
    ]);
  }
}
