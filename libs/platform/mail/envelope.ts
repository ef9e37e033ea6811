import type { MailComposerOptions } from 'nodemailer/lib/mail-composer';
import type { MailMessage } from './mailer.js';

/** Nothing that could end a header, leave the folder or hide a file. */
const MESSAGE_ID = /^[A-Za-z0-9][\w.-]{0,119}$/;

/** The message as the library wants it. `from` is the configured sender, with or without a name. */
export function envelopeOf(message: MailMessage, from: string): MailComposerOptions {
  const { messageId, to, subject, text, html, locale } = message;
  if (!MESSAGE_ID.test(messageId)) throw new Error(`This cannot be the id of a mail: ${messageId}`);
  return {
    from,
    // As an object, or a comma in it would make two recipients.
    to: { name: '', address: to },
    subject,
    text,
    html,
    messageId: `<${messageId}@${domainOf(from)}>`,
    headers: { 'Content-Language': locale, 'Auto-Submitted': 'auto-generated' },
    // Readable in the outbox folder as well, and lines of a lawful length (RFC 5322).
    encoding: 'quoted-printable',
    newline: 'win',
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

function domainOf(address: string): string {
  return /@([\w.-]+)/.exec(address)?.[1] ?? 'localhost';
}
