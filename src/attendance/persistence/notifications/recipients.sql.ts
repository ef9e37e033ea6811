import type { Subscription } from '#domain/attendance/notifications/notification.words';
import { prepared } from '#platform/persistence/statement';

/** SQL about who may be told something. */

/** The school of the transaction, as a mail knows it. */
export const tellingSchool = prepared(`
  select name, time_zone as "timeZone", locale from identity_api.schools_v1 where school_id = platform.current_school()`);

/** Today's members `m` of the school of the transaction, as Recipients of the domain; each once, whatever the roles. */
export function membersWhere(condition: string, subscription: Subscription): string {
  return `
  select distinct on (m.person_id) null as "rosterPersonId", m.person_id as "personId", m.display_name as name, m.email,
    m.locale, ${isWanted(`'${subscription}'`, 'm.person_id', 'r.roster_person_id')} as wanted
  from identity_api.members_v1 m
  join identity_api.schools_v1 z on z.school_id = m.school_id
  left join roster_api.contacts_v1 r on r.school_id = m.school_id and r.person_id = m.person_id
  where m.school_id = platform.current_school() and ${condition}
    and (now() at time zone z.time_zone)::date between m.valid_from and coalesce(m.valid_to, 'infinity')
  order by m.person_id`;
}

/**
 * True unless the recipient has said that mails of this kind are not wanted, as the school's record or as a person.
 * @param subscription an expression, as are the ids
 */
export function isWanted(subscription: string, rosterPersonId: string, personId: string): string {
  return `not exists (
    select from attendance.notification_preferences f
    where f.school_id = platform.current_school() and f.subscription = ${subscription} and not f.wanted
      and f.recipient_id in (${rosterPersonId}, ${personId}))`;
}

/** A Recipient of the domain, as JSON. */
export function recipientJson(fields: Readonly<Record<keyof RecipientColumns, string>>): string {
  const pairs = Object.entries(fields).map(([name, sql]) => `'${name}', ${sql}`);
  return `json_build_object(${pairs.join(', ')})`;
}

interface RecipientColumns {
  readonly rosterPersonId: string;
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly locale: string;
  readonly wanted: string;
}
