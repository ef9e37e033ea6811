import { newId } from '#domain/kernel/id';
import type { Ids } from './ids.js';
import type { SchoolFixtures } from './school-fixtures.js';

/** An entry of the log: one that was not sent, because the student has nobody on record. */
export async function aNotification({ app, school, office }: SchoolFixtures): Promise<Ids> {
  const notificationId = newId();
  const { id: student } = await office.student();
  await app.admin.query(
    `insert into attendance.notifications (id, school_id, kind, date, about_id, student_id, language, message_id,
       state, reason, queued_at, send_at)
     values ($1, $2, 'absence', current_date, $3, $3, 'en', $4, 'skipped', 'nobody_to_tell', now(), now())`,
    [notificationId, school.id, student, `notice.${notificationId}`],
  );
  return { notificationId };
}
