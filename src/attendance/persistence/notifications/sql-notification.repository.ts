import { Notification } from '#domain/attendance/notifications/notification';
import { NotificationNotFound } from '#domain/attendance/notifications/notification.errors';
import type {
  NotificationRepository,
  PlacedNotification,
} from '#domain/attendance/notifications/notification.repository';
import { prepared } from '#platform/persistence/statement';
import { transaction } from '#platform/persistence/transaction';
import './notification.mapping.js';

// What was skipped may have its reason gone: an address was added, an absence came back. Nobody was written to then.
const place = prepared(`
  insert into attendance.notifications as n (id, school_id, kind, date, about_id, student_id, roster_person_id, person_id,
    recipient_name, address, language, round, cause_id, message_id, state, reason, queued_at, send_at)
  select * from jsonb_to_recordset($1::jsonb) as g (id uuid, school_id uuid, kind text, date date, about_id uuid,
    student_id uuid, roster_person_id uuid, person_id uuid, recipient_name text, address text, language text,
    round smallint, cause_id uuid, message_id text, state text, reason text, queued_at timestamptz, send_at timestamptz)
  on conflict on constraint notifications_once do update set state = excluded.state, reason = excluded.reason,
    recipient_name = excluded.recipient_name, address = excluded.address, language = excluded.language,
    cause_id = excluded.cause_id, queued_at = excluded.queued_at, send_at = excluded.send_at, version = n.version + 1
    where n.state = 'skipped' and (n.state, n.reason) is distinct from (excluded.state, excluded.reason)
  returning id, about_id as "aboutId", state, send_at as "sendAt", version`);

const hold = prepared(`select id from attendance.notifications where id = $1 for update`);

export class SqlNotificationRepository implements NotificationRepository {
  async place(notifications: readonly Notification[]): Promise<PlacedNotification[]> {
    if (notifications.length === 0) return [];
    type Row = PlacedNotification & { state: string };
    const rows = await transaction().query<Row>(place, [JSON.stringify(notifications.map(rowOf))]);
    return rows.filter(({ state }) => state === 'queued').map(({ state: _, ...placed }) => placed);
  }

  async byId(id: string): Promise<Notification> {
    const held = await transaction().query(hold, [id]);
    if (held.length === 0) throw new NotificationNotFound();
    return transaction().em.findOneOrFail(Notification, { id });
  }
}

function rowOf(given: Notification): object {
  return {
    id: given.id,
    school_id: given.schoolId,
    kind: given.kind,
    date: given.date,
    about_id: given.aboutId,
    student_id: given.studentId,
    roster_person_id: given.rosterPersonId,
    person_id: given.personId,
    recipient_name: given.recipientName,
    address: given.address,
    language: given.language,
    round: given.round,
    cause_id: given.causeId,
    message_id: given.messageId,
    state: given.state,
    reason: given.reason,
    queued_at: given.queuedAt,
    send_at: given.sendAt,
  };
}
