import type { MailComposerOptions } from 'nodemailer/lib/mail-composer';
import type { MailAttachment, MailMessage } from './mailer.js';

/** Nothing that could end a header, leave the folder or hide a file. */
const MESSAGE_ID = /^[A-Za-z0-9][\w.-]{0,119}$/;
const FILE_NAME = MESSAGE_ID;

/** The message as the library wants it. `from` is the configured sender, with or without a name. */
export function envelopeOf(message: MailMessage, from: string): MailComposerOptions {
  const { messageId, to, subject, text, html, locale, unsubscribeUrl, attachments = [] } = message;
  if (!MESSAGE_ID.test(messageId)) throw new Error(`This cannot be the id of a mail: ${messageId}`);
  return {
    from,
    // As an object, or a comma in it would make two recipients.
    to: { name: '', address: to },
    subject,
    text,
    html,
    messageId: `<${messageId}@${domainOf(from)}>`,
    headers: {
      'Content-Language': locale,
      'Auto-Submitted': 'auto-generated',
      ...(unsubscribeUrl !== undefined && listHeaders(unsubscribeUrl)),
    },
    attachments: attachments.map(attached),
    // Readable in the outbox folder as well, and lines of a lawful length (RFC 5322).
    encoding: 'quoted-printable',
    newline: 'win',
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

function attached({ fileName, type, bytes }: MailAttachment) {
  if (!FILE_NAME.test(fileName)) throw new Error(`This cannot be the name of an attachment: ${fileName}`);
  return { filename: fileName, contentType: type, content: Buffer.from(bytes) };
}

/** RFC 2369 and RFC 8058. A URL has no character that ends the brackets or the header: those are percent-encoded. */
function listHeaders(unsubscribeUrl: string): Record<string, string> {
  const { protocol, href } = new URL(unsubscribeUrl);
  if (!/^https?:$/.test(protocol)) throw new Error('A mail is unsubscribed from over http or https');
  return { 'List-Unsubscribe': `<${href}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
}

function domainOf(address: string): string {
  return /@([\w.-]+)/.exec(address)?.[1] ?? 'localhost';
}
