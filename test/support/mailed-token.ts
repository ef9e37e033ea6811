import { KeyedTokens } from '#platform/auth/keyed-tokens';
import type { TestApp } from './test-app.js';
import { until } from './until.js';

/** The token of the newest link that was mailed to a person, once what was asked for is done; worked out as the mail does. */
export async function mailedToken(
  app: TestApp,
  purpose: 'verify_email' | 'reset_password',
  email: string,
): Promise<string> {
  await answered(app);
  const { rows } = await app.admin.query<{ id: string }>(
    `select l.id from identity.mailed_links l join identity.persons p on p.id = l.person_id
     where p.email = $1 and l.purpose = $2 order by l.id desc limit 1`,
    [email, purpose],
  );
  if (!rows[0]) throw new Error(`No link of this kind was made for ${email}`);
  return new KeyedTokens(app.secrets, 'mailed-links').tokenFor(purpose, rows[0].id);
}

/** Waits until everything that strangers have asked for was carried out. */
export async function answered(app: TestApp): Promise<void> {
  await until(async () => {
    const { rows } = await app.admin.query(
      `select from platform.jobs where kind = 'identity.answer_stranger' and state in ('waiting', 'running')`,
    );
    return rows.length === 0;
  }, 'the answers to strangers');
}
