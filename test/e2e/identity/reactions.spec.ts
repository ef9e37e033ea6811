import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { answered } from '../../support/mailed-token.js';
import { codeIn, mailsOf, mailTo } from '../../support/mails.js';
import { settled } from '../../support/settled.js';
import { TestApp } from '../../support/test-app.js';
import { givePassword, PASSWORD, somebody, twoSchools, type TwoSchools } from '../../support/two-schools.js';
import { until } from '../../support/until.js';

describe('what follows by itself', () => {
  let app: TestApp;
  let at: TwoSchools;
  beforeAll(async () => {
    app = await TestApp.start();
    at = await twoSchools(app);
  });
  afterAll(() => app.stop());

  const post = (path: string, body: object, token?: string) => app.call('POST', path, { body, token });
  const signIn = (email: string, headers: Record<string, string> = {}) =>
    app.call<{ accessToken: string }>('POST', '/sessions', { body: { email, password: PASSWORD }, headers });
  /** Nothing is left to be done. */
  const quiet = async () => {
    await answered(app);
    await settled(app);
  };

  it('to a sign-up: a link that opens the account, a profile, and a notice to those who run the platform', async () => {
    const email = 'ada@example.org';
    await post('/accounts', { email, displayName: 'Ada Lovelace', password: PASSWORD });
    const mail = await mailTo(app, email, 'Confirm your e-mail address');
    expect(mail.text).toContain('Hello Ada Lovelace,');
    expect(
      (await post('/email-verifications/confirm', { token: codeIn(mail), password: PASSWORD })).status,
    ).toBe(204);
    const notice = await mailTo(app, at.platformAdmin.email, 'A new account');
    expect(notice.text).toContain('Ada Lovelace (ada@example.org)');
    await until(async () => {
      const { rows } = await app.admin.query(
        `select from identity.profiles r join identity.persons p on p.id = r.person_id where p.email = $1`,
        [email],
      );
      return rows.length === 1;
    }, 'the profile');
  });

  it('to a second sign-up: a mail to the owner alone', async () => {
    const owner = await somebody(app, null, {});
    await post('/accounts', { email: owner.email, displayName: 'Eve', password: PASSWORD });
    const mail = await mailTo(app, owner.email, 'You have an account already');
    expect(mail.text).not.toContain('Eve');
  });

  it('to a forgotten password: a link that sets a new one, and word that it was set', async () => {
    const person = await somebody(app, null, {});
    await givePassword(app, person);
    await post('/password-resets', { email: person.email });
    const mail = await mailTo(app, person.email, 'Set a new password');
    const token = codeIn(mail);
    expect((await post('/password-resets/confirm', { token, password: 'new tulip cargo lamp' })).status).toBe(
      204,
    );
    await mailTo(app, person.email, 'Your password was changed');
  });

  it('to an address that nobody has: no mail at all', async () => {
    const before = (await mailsOf(app)).length;
    await post('/password-resets', { email: 'nobody@example.org' });
    await post('/email-verifications', { email: 'nobody@example.org' });
    await quiet();
    expect((await mailsOf(app)).length).toBe(before);
  });

  it('to a sign-in: the time is noted, and a device that is new is told of', async () => {
    const person = await somebody(app, null, {});
    await givePassword(app, person);
    const phone = { 'user-agent': 'Mozilla/5.0 (iPhone) Version/17 Mobile Safari/604.1' };
    const laptop = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Firefox/130.0' };
    await signIn(person.email, phone);
    const { body } = await signIn(person.email, laptop);
    await signIn(person.email, laptop);
    await quiet();
    // The session of the fixture comes first, so that the phone is news as well.
    const told = (await mailsOf(app)).filter(({ to }) => to === person.email);
    expect(told.map(({ subject }) => subject)).toEqual(Array(2).fill('A sign-in on a new device'));
    const texts = told.map(({ text }) => text).join('');
    expect(texts).toContain('Safari on iOS');
    expect(texts).toContain('Firefox on Linux');
    const me = await app.call('GET', '/me', { token: body.accessToken });
    expect(me.body['lastSignedInAt']).toEqual(expect.any(String));
  });

  it('to an invitation: the mail itself, and word to the inviter', async () => {
    const office = at.hill.people.office;
    const email = 'new.teacher@example.org';
    await post(`/schools/${at.hill.id}/invitations`, { email, role: 'teacher' }, office.token);
    const mail = await mailTo(app, email, 'Hill School invites you');
    const joined = await post('/invitations/join', {
      token: codeIn(mail),
      displayName: 'New Teacher',
      password: PASSWORD,
    });
    expect(joined.status).toBe(201);
    await mailTo(app, email, 'Welcome to Lyceum');
    const word = await mailTo(app, office.email, 'New Teacher has joined Hill School');
    expect(word.text).toContain('is a teacher of Hill School from today');
  });

  it('each once: a reaction that runs again sends the same mail', async () => {
    await quiet();
    const before = await mailsOf(app);
    const again = `update platform.jobs set state = 'waiting', attempt = 0, finished_at = null, run_at = now()
      where kind = 'reaction-at-end' and state = 'done'`;
    const { rowCount } = await app.admin.query(again);
    expect(rowCount).toBeGreaterThan(5);
    await quiet();
    const after = await mailsOf(app);
    expect(after.map(({ id }) => id).toSorted()).toEqual(before.map(({ id }) => id).toSorted());
  });

  it('and no reaction failed', async () => {
    const { rows } = await app.admin.query(`select kind, error from platform.jobs where error is not null`);
    expect(rows).toEqual([]);
  });
});
