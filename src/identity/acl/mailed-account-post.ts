import { Inject, Injectable } from '@nestjs/common';
import type { AccountMail, AccountPost } from '#domain/identity/account-mail';
import { publicUrl, Settings } from '#platform/config/settings';
import { layOut } from '#platform/mail/layout';
import { Mailer } from '#platform/mail/mailer';
import { letterOf } from './letters.js';

/** Puts the mails of this context into words and hands them to the platform's mailer, one after the other. */
@Injectable()
export class MailedAccountPost implements AccountPost {
  constructor(
    @Inject(Mailer) private readonly mailer: Mailer,
    @Inject(Settings) private readonly settings: Settings,
  ) {}

  async deliver(mails: readonly AccountMail[]): Promise<void> {
    for (const mail of mails) {
      const letter = letterOf(mail, publicUrl(this.settings));
      await this.mailer.send({ messageId: mail.id, to: mail.to, locale: letter.locale, ...layOut(letter) });
    }
  }
}
