import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { SUBSCRIPTIONS, type Subscription } from '#domain/attendance/notifications/notification.words';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';

/** Whether you want mails of one kind. */
export class NotificationPreferenceView {
  /** `absence` goes for corrections as well. */
  subscription!: Subscription;
  wanted!: boolean;
}

export class NotificationPreferencesView {
  items!: NotificationPreferenceView[];
}

export class ListMyPreferencesQuery extends Query<NotificationPreferencesView> {
  constructor(readonly actor: Actor) {
    super();
  }
}

const unwanted = prepared(`
  select distinct f.subscription from attendance.notification_preferences f
  where f.school_id = platform.current_school() and not f.wanted and f.recipient_id in (
    select platform.current_person()
    union all select me.roster_person_id from roster_api.people_v1 me
    where me.school_id = platform.current_school() and me.person_id = platform.current_person())`);

@QueryHandler(ListMyPreferencesQuery)
export class ListMyPreferencesHandler implements IQueryHandler<ListMyPreferencesQuery> {
  constructor(private readonly reader: TenantReader) {}

  async execute({ actor }: ListMyPreferencesQuery): Promise<NotificationPreferencesView> {
    const rows = await this.reader.rows<{ subscription: Subscription }>(actor, unwanted);
    const off = new Set(rows.map(({ subscription }) => subscription));
    const items = SUBSCRIPTIONS.map((subscription) => ({ subscription, wanted: !off.has(subscription) }));
    return { items };
  }
}
