import { KeyedTokens } from '#platform/auth/keyed-tokens';
import type { TestApp } from './test-app.js';

/** The token of the newest link that was mailed to a person, worked out as the mail does. */
export async function mailedToken(
  app: TestApp,
  purpose: 'verify_email' | 'reset_password',
  email: string,
): Promise<string> {
  const { rows } = await app.admin.query<{ id: string }>(
    `select l.id from identity.mailed_links l join identity.persons p on p.id = l.person_id
     where p.email = $1 and l.purpose = $2 order by l.id desc limit 1`,
    [email, purpose],
  );
  if (!rows[0]) throw new Error(`No link of this kind was made for ${email}`);
  return new KeyedTokens(app.secrets, 'mailed-links').tokenFor(purpose, rows[0].id);
}
