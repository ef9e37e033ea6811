import { createTransport, type Transporter } from 'nodemailer';
import { envelopeOf } from './envelope.js';
import { MailRefused, type Mailer, type MailMessage } from './mailer.js';

/** Hands mail to a server. A dead or frozen server fails within these times, so that a job never hangs on it (R9). */
const TIMEOUTS = { dnsTimeout: 5000, connectionTimeout: 5000, greetingTimeout: 5000, socketTimeout: 20_000 };

interface SmtpError extends Error {
  readonly responseCode?: number;
  readonly response?: string;
  readonly command?: string;
}

export class SmtpMailer implements Mailer {
  private readonly transport: Transporter;

  /** @param url `smtp://` (STARTTLS when offered, demanded when a password is given) or `smtps://` */
  constructor(
    url: string,
    private readonly from: string,
    timeouts: Partial<typeof TIMEOUTS> = {},
  ) {
    this.transport = createTransport({
      url,
      pool: true,
      maxConnections: 3,
      // The library would send again by itself after a lost connection; that is for the job to decide.
      maxRequeues: 0,
      requireTLS: new URL(url).username !== '',
      ...TIMEOUTS,
      ...timeouts,
    });
  }

  async send(message: MailMessage): Promise<void> {
    try {
      await this.transport.sendMail(envelopeOf(message, this.from));
    } catch (error) {
      throw isForGood(error as SmtpError) ? new MailRefused((error as SmtpError).response ?? '') : error;
    }
  }

  onApplicationShutdown(): void {
    this.transport.close();
  }
}

/** A refusal of the mail itself; one of the sign-in (535) is a fault of the configuration, which somebody may mend. */
function isForGood({ responseCode = 0, command = '' }: SmtpError): boolean {
  return responseCode >= 500 && responseCode < 600 && /^(MAIL FROM|RCPT TO|DATA)/.test(command);
}
