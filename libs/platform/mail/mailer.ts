import { token } from '#domain/kernel/token';

/** A file that goes with a mail. */
export interface MailAttachment {
  /** Made by the server: letters, digits, dots, hyphens and underscores. */
  readonly fileName: string;
  /** Media type, e.g. `application/pdf`. */
  readonly type: string;
  readonly bytes: Uint8Array;
}

export interface MailMessage {
  /**
   * What makes the mail one mail: the same cause always gives the same id (a job's, an event's). Letters, digits, dots,
   * hyphens and underscores; becomes the part of the Message-ID before the @.
   */
  readonly messageId: string;
  /** One address, without a name. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
  /** BCP 47 tag of the language that it is written in. */
  readonly locale: string;
  /**
   * For mails of which one may have had enough: the address that ends them, where a GET shows a page and a POST does it
   * without asking back (RFC 8058). Mail programs make a button of it.
   */
  readonly unsubscribeUrl?: string;
  readonly attachments?: readonly MailAttachment[];
}

/** Sends mail. It is called by jobs, which try again when it fails. */
export interface Mailer {
  /**
   * Resolves when the mail is out of our hands. Sending the same message id again is harmless into the outbox folder;
   * over SMTP it may produce a second copy, which mail programs recognise by its Message-ID.
   * @throws MailRefused when trying again is pointless; any other error when it is not
   */
  send(message: MailMessage): Promise<void>;
}
export const Mailer = token<Mailer>('Mailer');

/** The server refused this mail for good, for example because nobody has that address. */
export class MailRefused extends Error {
  constructor(readonly answer: string) {
    super(`The mail server refused: ${answer}`);
    this.name = 'MailRefused';
  }
}
