import { join } from 'node:path';
import { createOnce } from '../storage/durable-file.js';
import { envelopeOf } from './envelope.js';
import type { Mailer, MailMessage } from './mailer.js';

/** Writes each mail into a folder, as a file that any mail program opens; exactly once for each message id (R4). */
export class OutboxMailer implements Mailer {
  constructor(
    private readonly folder: string,
    private readonly from: string,
  ) {}

  /** The library is loaded with the first mail. */
  async send(message: MailMessage): Promise<void> {
    const { default: MailComposer } = await import('nodemailer/lib/mail-composer');
    const mail = await new MailComposer(envelopeOf(message, this.from)).compile().build();
    await createOnce(join(this.folder, `${message.messageId}.eml`), mail);
  }
}
