import { CheckInLimits } from '#domain/attendance/check-in/check-in-limits';
import { CheckInSignatures } from '#domain/attendance/check-in/check-in-code';
import { RotatingSignatures } from '#platform/auth/rotating-signatures';
import { Secrets } from '#platform/config/secrets';
import { KeyedCheckInSignatures } from './keyed-check-in-signatures.js';
import { RateLimitedCheckIns } from './rate-limited-check-ins.js';

/** What keeps check-in to those in the room: signatures that change, and an end to guessing. */
export const checkInSafeguards = [
  { provide: CheckInLimits, useClass: RateLimitedCheckIns },
  {
    provide: CheckInSignatures,
    inject: [Secrets],
    useFactory: (secrets: Secrets) =>
      new KeyedCheckInSignatures(new RotatingSignatures(secrets, 'check-in-codes')),
  },
];
