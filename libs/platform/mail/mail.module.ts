import { join } from 'node:path';
import { Global, Module } from '@nestjs/common';
import { Settings } from '../config/settings.js';
import { Metrics } from '../observability/metrics.js';
import { CountedMailer } from './counted-mailer.js';
import { Mailer } from './mailer.js';
import { OutboxMailer } from './outbox-mailer.js';
import { SmtpMailer } from './smtp-mailer.js';

@Global()
@Module({
  providers: [
    {
      provide: Mailer,
      inject: [Settings, Metrics],
      useFactory: ({ SMTP_URL, MAIL_FROM, LYCEUM_DATA }: Settings, metrics: Metrics): Mailer => {
        const mailer = SMTP_URL
          ? new SmtpMailer(SMTP_URL, MAIL_FROM)
          : new OutboxMailer(join(LYCEUM_DATA, 'outbox'), MAIL_FROM);
        return new CountedMailer(mailer, metrics);
      },
    },
  ],
  exports: [Mailer],
})
export class MailModule {}
