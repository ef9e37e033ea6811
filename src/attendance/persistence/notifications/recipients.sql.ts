/** Expressions of SQL about who may be told something. */

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
