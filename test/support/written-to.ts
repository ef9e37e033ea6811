import { newId } from '#domain/kernel/id';
import type { TakenRegister } from './taken-register.js';

/** Somebody is told about a student by mail, which arrives once and is refused once, and marks them from a device. */
export async function isWrittenTo(
  { app, school, at }: TakenRegister,
  { id, email, text }: { readonly id: string; readonly email: string; readonly text: string },
): Promise<void> {
  for (const [state, refusal, on] of [
    ['sent', null, '2026-10-05'],
    ['refused', `550 ${email} is unknown`, '2026-10-06'],
  ])
    await app.admin.query(
      `insert into attendance.notifications (id, school_id, kind, date, about_id, student_id, roster_person_id, recipient_name,
         address, language, message_id, state, reason, queued_at, send_at, prepared_at, content, sent_at)
       select $1::uuid, $2, 'absence', $7, $3, $3, $3, 'Quenby Zephyrwood', $4, 'en', 'm' || $1, $5::text, $6, now(), now(), now(),
         '{"kind":"absence","student":"Quenby Zephyrwood","sessions":[]}', case $5 when 'sent' then now() end`,
      [newId(), school.id, id, email, state, refusal, on],
    );
  await app.admin.query(
    `insert into attendance.sync_operations (school_id, device_id, operation_id, register_id, student_id, operation, marked_at,
       outcome, result) values ($1, $2, $2, $3, $4, $5, now(), 'refused', $5)`,
    [school.id, newId(), at.registerId, id, { code: 'A', reason: `${text} "so"`, baseVersion: 1 }],
  );
}
