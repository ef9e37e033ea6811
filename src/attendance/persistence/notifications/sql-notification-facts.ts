import type { Notification } from '#domain/attendance/notifications/notification';
import { NotificationNotFound } from '#domain/attendance/notifications/notification.errors';
import type {
  NotificationFactFinder,
  NotificationFacts,
} from '#domain/attendance/notifications/notification-facts';
import { subscriptionOf, type NotificationKind } from '#domain/attendance/notifications/notification.words';
import { prepared, type Statement } from '#platform/persistence/statement';
import { transaction } from '#platform/persistence/transaction';
import { contentOf } from './contents.sql.js';
import { isWanted } from './recipients.sql.js';

const factsOf = (content: string): Statement =>
  prepared(`
  select json_build_object('name', z.name, 'timeZone', z.time_zone, 'locale', z.locale) as school,
    ${isWanted('$2', 'n.roster_person_id', 'n.person_id')} as wanted, ${content} as content,
    n.kind = 'absence' and exists (
      select from attendance.notifications c
      where c.school_id = n.school_id and c.kind = 'absence_correction' and c.date = n.date and c.about_id = n.about_id
        and c.recipient_id = n.recipient_id and c.round = n.round and c.prepared_at is not null) as corrected
  from attendance.notifications n join identity_api.schools_v1 z on z.school_id = n.school_id
  where n.school_id = platform.current_school() and n.id = $1`);

const STATEMENTS = Object.fromEntries(
  Object.entries(contentOf).map(([kind, content]) => [kind, factsOf(content)]),
) as Readonly<Record<NotificationKind, Statement>>;

/** One statement for each kind: how things are now, and whether the recipient still wants to know. */
export class SqlNotificationFacts implements NotificationFactFinder {
  async factsOf({ id, kind }: Notification): Promise<NotificationFacts> {
    const values = [id, subscriptionOf(kind)];
    const [facts] = await transaction().query<NotificationFacts>(STATEMENTS[kind], values);
    if (!facts) throw new NotificationNotFound();
    return facts;
  }
}
