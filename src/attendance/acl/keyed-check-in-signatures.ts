import type { CheckInSignatures, CodeSubject } from '#domain/attendance/check-in/check-in-code';
import type { RotatingSignatures } from '#platform/auth/rotating-signatures';

/** Codes are bound to school, register and window: one that was shown elsewhere, or before, is worth nothing. */
export class KeyedCheckInSignatures implements CheckInSignatures {
  constructor(private readonly signatures: RotatingSignatures) {}

  sign(subject: CodeSubject, step: number): string {
    return this.signatures.sign(textOf(subject), step);
  }

  isGenuine(signature: string, subject: CodeSubject, step: number): boolean {
    return this.signatures.isGenuine(signature, textOf(subject), step);
  }
}

function textOf({ schoolId, registerId, windowId }: CodeSubject): string {
  return `${schoolId}\n${registerId}\n${windowId}`;
}
