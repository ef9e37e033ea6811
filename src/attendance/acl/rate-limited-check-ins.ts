import { Inject, Injectable } from '@nestjs/common';
import { TooManyCheckIns } from '#domain/attendance/check-in/check-in.errors';
import type { CheckInLimits } from '#domain/attendance/check-in/check-in-limits';
import { RateLimiter } from '#platform/limits/rate-limiter';

/** Counts codes that were never shown, by person: a school shares one address. */
@Injectable()
export class RateLimitedCheckIns implements CheckInLimits {
  constructor(@Inject(RateLimiter) private readonly limiter: RateLimiter) {}

  async admit(personId: string): Promise<void> {
    const { allowed, resetSeconds } = await this.limiter.peek('check-in-person', personId);
    if (!allowed) throw new TooManyCheckIns(resetSeconds);
  }

  async failed(personId: string): Promise<void> {
    await this.limiter.consume('check-in-person', personId);
  }
}
