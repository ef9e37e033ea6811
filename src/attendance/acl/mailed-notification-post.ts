import { Inject, Injectable } from '@nestjs/common';
import { letterOf } from '#domain/attendance/notifications/letters/letter-of';
import { reportPageOf } from '#domain/attendance/notifications/letters/report';
import type { Delivery, NotificationPost } from '#domain/attendance/notifications/notification-post';
import type { NotificationMail } from '#domain/attendance/notifications/notification.words';
import { SubscriptionLinks } from '#domain/attendance/notifications/subscription-links';
import { publicUrl, Settings } from '#platform/config/settings';
import { layOut } from '#platform/mail/layout';
import { Mailer, MailRefused, type MailAttachment } from '#platform/mail/mailer';
import { printedReport } from './printed-report.js';

/** Puts a notification into words and hands it to the platform's mailer, with the link that ends mails of its kind. */
@Injectable()
export class MailedNotificationPost implements NotificationPost {
  constructor(
    @Inject(Mailer) private readonly mailer: Mailer,
    @Inject(SubscriptionLinks) private readonly links: SubscriptionLinks,
    @Inject(Settings) private readonly settings: Settings,
  ) {}

  async deliver(mail: NotificationMail): Promise<Delivery> {
    const { messageId, to, locale, unsubscribe } = mail;
    const token = await this.links.tokenFor(unsubscribe);
    const unsubscribeUrl = `${publicUrl(this.settings)}/unsubscribe/${token}`;
    const { stop, ...said } = letterOf(mail);
    const letter = layOut({ ...said, locale, unsubscribe: { label: stop, url: unsubscribeUrl } });
    const attachments = await attachmentsOf(mail);
    try {
      await this.mailer.send({ messageId, to, locale, unsubscribeUrl, attachments, ...letter });
      return { refusal: null };
    } catch (error) {
      if (error instanceof MailRefused) return { refusal: error.answer };
      throw error;
    }
  }
}

async function attachmentsOf(mail: NotificationMail): Promise<MailAttachment[]> {
  const { content } = mail;
  return content.kind === 'daily_report' ? [await printedReport(reportPageOf(mail, content))] : [];
}
