import type { Preference, PreferenceDoor, Preferences } from '#domain/attendance/notifications/preferences';
import type { Subscription } from '#domain/attendance/notifications/notification.words';
import { noteChange } from '#platform/persistence/audit';
import { prepared } from '#platform/persistence/statement';
import { transaction } from '#platform/persistence/transaction';

/** One recipient, by the record of the school and by the sign-in; what is said already is left as it is. */
const choose = prepared(`
  with recipient as (
    select $1::uuid as id
    union select r.person_id from roster_api.people_v1 r
      where r.school_id = platform.current_school() and r.roster_person_id = $1 and r.person_id is not null
    union select r.roster_person_id from roster_api.people_v1 r
      where r.school_id = platform.current_school() and r.person_id = $1
  )
  insert into attendance.notification_preferences as f (school_id, recipient_id, subscription, wanted, through)
  select platform.current_school(), recipient.id, c.subscription, c.wanted, $3
  from recipient, jsonb_to_recordset($2::jsonb) as c (subscription text, wanted boolean)
  on conflict (school_id, recipient_id, subscription) do update
    set wanted = excluded.wanted, through = excluded.through, changed_at = now()
    where f.wanted <> excluded.wanted
  returning recipient_id as "recipientId", subscription, wanted, through`);

interface Chosen {
  readonly recipientId: string;
  readonly subscription: Subscription;
  readonly wanted: boolean;
  readonly through: PreferenceDoor;
}

export class SqlPreferences implements Preferences {
  async choose(recipientId: string, choices: readonly Preference[], through: PreferenceDoor): Promise<void> {
    const values = [recipientId, JSON.stringify(choices), through];
    const chosen = await transaction().query<Chosen>(choose, values);
    for (const { recipientId: subject_id, ...after } of chosen)
      noteChange({
        action: 'update',
        subject_type: 'NotificationPreference',
        subject_id,
        before: { wanted: !after.wanted },
        after,
      });
  }
}
