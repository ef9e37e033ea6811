import { join } from 'node:path';
import { Global, Module } from '@nestjs/common';
import { token } from '#domain/kernel/token';
import { Settings } from '../config/settings.js';
import { Metrics } from '../observability/metrics.js';
import { CountedMailer } from './counted-mailer.js';
import { Mailer } from './mailer.js';
import { OutboxMailer } from './outbox-mailer.js';

/** A provider of its own, so that it is told when the process ends. */
const Uncounted = token<Mailer>('UncountedMailer');

@Global()
@Module({
  providers: [
    {
      provide: Uncounted,
      inject: [Settings],
      useFactory: async ({ SMTP_URL, MAIL_FROM, LYCEUM_DATA }: Settings): Promise<Mailer> => {
        if (!SMTP_URL) return new OutboxMailer(join(LYCEUM_DATA, 'outbox'), MAIL_FROM);
        const { SmtpMailer } = await import('./smtp-mailer.js');
        return new SmtpMailer(SMTP_URL, MAIL_FROM);
      },
    },
    {
      provide: Mailer,
      inject: [Uncounted, Metrics],
      useFactory: (mailer: Mailer, metrics: Metrics): Mailer => new CountedMailer(mailer, metrics),
    },
  ],
  exports: [Mailer],
})
export class MailModule {}
