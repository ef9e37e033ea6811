import type pg from 'pg';
import { UUID } from './canaries.js';
import type { WholeMail } from './whole-mails.js';

/** What tells a school: its ids, the addresses of its people, its name. */
export interface Marks {
  readonly name: string;
  /** Of this school alone. */
  readonly ids: ReadonlySet<string>;
  readonly addresses: ReadonlySet<string>;
}

interface Place {
  readonly id: string;
  readonly name: string;
}

const ADDRESS = /[\w.+-]+@example\.org/g;

const addressesOf = (school: string) => `
  (select lower(email) as email from roster.people where school_id = ${school} and email is not null
  union select email from identity.invitations where school_id = ${school}
  union select lower(p.email) from identity.persons p join identity.memberships m on m.person_id = p.id
    where m.school_id = ${school})`;

/** @param ids that are in rows of this school, and in none of the other's */
export async function marksOf(
  admin: pg.Client,
  { id, name }: Place,
  other: Place,
  ids: ReadonlySet<string>,
): Promise<Marks> {
  const { rows } = await admin.query<{ email: string }>(`${addressesOf('$1')} except ${addressesOf('$2')}`, [
    id,
    other.id,
  ]);
  return { name, ids, addresses: new Set(rows.map(({ email }) => email)) };
}

/** @returns something that tells the school, if the text has it */
function markIn(text: string, { name, ids, addresses }: Marks): string | undefined {
  const id = (text.match(UUID) ?? []).find((one) => ids.has(one));
  const address = (text.match(ADDRESS) ?? []).find((one) => addresses.has(one.toLowerCase()));
  return id ?? address ?? (text.includes(name) ? name : undefined);
}

/** Mails in which two schools meet, or that tell somebody of one school of the other. */
export function mailsBetween(mails: readonly WholeMail[], schools: readonly [Marks, Marks]): string[] {
  return mails.flatMap(({ to, subject, text }) => {
    const [first, second] = schools.map((school) => markIn(text, school));
    if (first !== undefined && second !== undefined)
      return [`Two schools in the mail "${subject}" to ${to}: ${first} and ${second}`];
    const [reader, other] = schools[0].addresses.has(to) ? [schools[0], second] : [schools[1], first];
    return reader.addresses.has(to) && other !== undefined
      ? [`The mail "${subject}" to ${to} of ${reader.name} shows ${other}`]
      : [];
  });
}

/** Lines of the log in which two schools meet, whatever school each says it is about. */
export function linesBetween(lines: readonly string[], schools: readonly [Marks, Marks]): string[] {
  return lines
    .filter((line) => schools.every((school) => markIn(line, school) !== undefined))
    .map((line) => `Two schools in one line of the log: ${line.slice(0, 300)}`);
}
