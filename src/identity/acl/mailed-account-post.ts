import { Inject, Injectable } from '@nestjs/common';
import type { AccountMail, AccountPost } from '#domain/identity/account-mail';
import { publicUrl, Settings } from '#platform/config/settings';
import { layOut } from '#platform/mail/layout';
import { Mailer, MailRefused } from '#platform/mail/mailer';
import { PermanentJobFailure } from '#platform/queue/job-handler';
import { letterOf } from './letters.js';

/** Puts the mails of this context into words and hands them to the platform's mailer, one after the other. */
@Injectable()
export class MailedAccountPost implements AccountPost {
  constructor(
    @Inject(Mailer) private readonly mailer: Mailer,
    @Inject(Settings) private readonly settings: Settings,
  ) {}

  /** An address that the server refuses does not keep the others from their mail. */
  async deliver(mails: readonly AccountMail[]): Promise<void> {
    const refusals: MailRefused[] = [];
    for (const mail of mails) {
      try {
        await this.send(mail);
      } catch (error) {
        if (!(error instanceof MailRefused)) throw error;
        refusals.push(error);
      }
    }
    if (refusals[0]) throw new PermanentJobFailure(refusals[0].message, { cause: refusals[0] });
  }

  private send(mail: AccountMail): Promise<void> {
    const letter = letterOf(mail, publicUrl(this.settings));
    return this.mailer.send({ messageId: mail.id, to: mail.to, locale: letter.locale, ...layOut(letter) });
  }
}
