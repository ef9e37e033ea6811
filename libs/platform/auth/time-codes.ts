import { generateSecret, generateURI, verify } from 'otplib';

const PERIOD_SECONDS = 30;

/** Time-based one-time passwords by otplib: RFC 6238 with SHA-1, six digits, 30 s, one step of tolerance each way. */
export class TimeCodes {
  constructor(private readonly issuer: string) {}

  /** 160 bits, base32. */
  newSecret(): string {
    return generateSecret();
  }

  enrolmentUri(secret: string, account: string): string {
    return generateURI({ issuer: this.issuer, label: account, secret });
  }

  /** The step to which the code belongs; null when it is wrong. */
  async stepOf(code: string, secret: string, now: Date): Promise<number | null> {
    if (!/^\d{6}$/.test(code)) return null;
    const epoch = Math.floor(now.getTime() / 1000);
    const result = await verify({
      token: code,
      secret,
      epoch,
      period: PERIOD_SECONDS,
      epochTolerance: PERIOD_SECONDS,
    });
    return result.valid ? Math.floor(epoch / PERIOD_SECONDS) + result.delta : null;
  }
}
