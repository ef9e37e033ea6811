import type { AccountMail, AccountMailContent } from '#domain/identity/account-mail';
import type { Letter } from '#platform/mail/layout';

type Words = Pick<Letter, 'subject' | 'paragraphs' | 'footnotes'>;
type About = AccountMailContent['about'];
type Content<A extends About> = Extract<AccountMailContent, { about: A }>;

interface Reader {
  /** Where the API answers, without a slash at the end. */
  readonly api: string;
  readonly timeZone: string;
}

const NOT_YOU = 'If this was not you, set a new password at once: whoever did it knows the old one.';

/** What each mail says. The texts are English, in short sentences; the reader's time zone is used for times. */
const WORDS: { readonly [A in About]: (content: Content<A>, reader: Reader) => Words } = {
  welcome: () => ({
    subject: 'Welcome to Lyceum',
    paragraphs: ['Your account is ready. Sign in with your e-mail address and your password.'],
  }),
  confirm_address: ({ token }, { api }) => ({
    subject: 'Confirm your e-mail address',
    paragraphs: [
      'Somebody, probably you, has signed up with this address. The account opens once the address is confirmed.',
      ...withToken(token, `${api}/email-verifications/confirm`, 'together with the password that you chose'),
    ],
    footnotes: [
      'It is good for three days. If you did not sign up, ignore this mail: nobody can use the account.',
    ],
  }),
  sign_up_repeated: (_, { api }) => ({
    subject: 'You have an account already',
    paragraphs: [
      'Somebody, probably you, has tried to sign up with this address, which has an account already.',
      `If you have forgotten the password, ask for a new one: POST ${api}/password-resets`,
    ],
    footnotes: ['If it was not you, there is nothing to do: nothing has changed.'],
  }),
  reset_password: ({ token }, { api }) => ({
    subject: 'Set a new password',
    paragraphs: [
      'Somebody, probably you, has asked for a new password for this account.',
      ...withToken(token, `${api}/password-resets/confirm`, 'together with the new password'),
    ],
    footnotes: [
      'It is good for an hour, and once. If you did not ask, ignore this mail: the old password stays.',
    ],
  }),
  password_changed: () => ({
    subject: 'Your password was changed',
    paragraphs: ['The password of your account was changed. Every other session has been ended.', NOT_YOU],
  }),
  account_erased: () => ({
    subject: 'Your account was erased',
    paragraphs: [
      'Your account was erased, for good. Nobody can sign in to it any more, and it says nowhere whose it was. The address is free for a new account.',
      'What schools keep as their own records, they keep: ask the school about those.',
    ],
    footnotes: [
      'This is the last mail about it; your address is forgotten with it. If you did not ask for this, whoever looks after this installation can say when it was done and why.',
    ],
  }),
  second_factor_enabled: () => ({
    subject: 'Your account asks for a second factor now',
    paragraphs: ['From now on each sign-in asks for a code from your authenticator app as well.', NOT_YOU],
  }),
  second_factor_disabled: () => ({
    subject: 'The second factor was taken off your account',
    paragraphs: ['From now on the password alone is enough to sign in.', NOT_YOU],
  }),
  recovery_code_spent: ({ left }) => ({
    subject: 'A recovery code was used',
    paragraphs: [`A recovery code was used in place of the authenticator app. ${codesLeft(left)}`, NOT_YOU],
  }),
  new_device: ({ deviceLabel, address, at }, { timeZone }) => ({
    subject: 'A sign-in on a new device',
    paragraphs: [
      `Your account was signed in to on a device that it has not seen before: ${deviceLabel}, from the network address ${address}, on ${timeIn(timeZone, at)}.`,
      NOT_YOU,
    ],
    footnotes: ['You can turn these mails off in your profile.'],
  }),
  invitation: ({ token, schoolName, role }, { api }) => ({
    subject: `${schoolName} invites you`,
    paragraphs: [
      `${schoolName} invites you to Lyceum as ${withArticle(role)}.`,
      `Your code is:\n${token}`,
      `With an account, sign in and send it to POST ${api}/invitations/accept. Without one, make it by POST ${api}/invitations/join.`,
    ],
    footnotes: ['It is good for two weeks, and once. If it is not meant for you, ignore this mail.'],
  }),
  invitation_accepted: ({ who, schoolName, role }) => ({
    subject: `${who} has joined ${schoolName}`,
    paragraphs: [
      `${who} has accepted your invitation and is ${withArticle(role)} of ${schoolName} from today.`,
    ],
  }),
  new_account: ({ who, email }) => ({
    subject: 'A new account',
    paragraphs: [
      `${who} (${email}) has a new account. It belongs to no school until it accepts an invitation.`,
    ],
    footnotes: ['You receive this because you look after this installation.'],
  }),
  webhook_disabled: ({ label, host, placeName, because }) => ({
    subject: `A webhook was disabled: ${label}`,
    paragraphs: [
      because === 'gone'
        ? `${host} has answered the webhook "${label}" of ${placeName} that it is gone (410).`
        : `${host} has not taken anything from the webhook "${label}" of ${placeName} for three days.`,
      'Nothing is sent to it any more. Its log of deliveries says what happened. Once the receiver is there again, set the state of the webhook to active; what failed can be delivered again from the log.',
    ],
    footnotes: ['You receive this because you lead the school or the district.'],
  }),
};

/** The letter of a mail; `publicUrl` is where people reach this installation. */
export function letterOf({ name, timeZone, content }: AccountMail, publicUrl: string): Letter {
  const reader = { api: `${publicUrl}/api/v1`, timeZone };
  const say = WORDS[content.about] as (content: AccountMailContent, reader: Reader) => Words;
  const { subject, paragraphs, footnotes } = say(content, reader);
  const greeting = name ? [`Hello ${name},`] : ['Hello,'];
  const action = { label: 'Open the API reference', url: `${publicUrl}/reference` };
  return {
    locale: 'en',
    subject,
    paragraphs: [...greeting, ...paragraphs],
    action,
    ...(footnotes && { footnotes }),
  };
}

function withToken(token: string, address: string, withWhat: string): string[] {
  return [`Your code is:\n${token}`, `Send it ${withWhat} to POST ${address}`];
}

function codesLeft(left: number): string {
  return left === 0 ? 'It was the last one.' : `${left} of the ten are left.`;
}

function withArticle(role: string): string {
  return `${/^[aeiou]/.test(role) ? 'an' : 'a'} ${role.replaceAll('-', ' ')}`;
}

function timeIn(timeZone: string, at: Date): string {
  return at.toLocaleString('en-GB', { timeZone, dateStyle: 'long', timeStyle: 'long' });
}
