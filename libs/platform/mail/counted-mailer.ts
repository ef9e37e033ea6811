import type { Metrics } from '../observability/metrics.js';
import { MailRefused, type Mailer, type MailMessage } from './mailer.js';

/** Tells the operators what becomes of mails. */
export class CountedMailer implements Mailer {
  constructor(
    private readonly mailer: Mailer,
    private readonly metrics: Metrics,
  ) {}

  async send(message: MailMessage): Promise<void> {
    try {
      await this.mailer.send(message);
      this.metrics.mails.inc({ outcome: 'sent' });
    } catch (error) {
      this.metrics.mails.inc({ outcome: error instanceof MailRefused ? 'refused' : 'failed' });
      throw error;
    }
  }
}
