import {
  beginOf,
  stepAt,
  writeCode,
  type CheckInSignatures,
  type CodeSubject,
} from '#domain/attendance/check-in/check-in-code';
import type { CheckInCodeView } from './check-in.view.js';

/** The code that is shown at an instant. */
export function codeNow(
  subject: CodeSubject,
  codeSeconds: number,
  signatures: CheckInSignatures,
  now: Date,
): CheckInCodeView {
  const step = stepAt(now, codeSeconds);
  const { registerId } = subject;
  return {
    code: writeCode({ registerId, step, signature: signatures.sign(subject, step) }),
    changesAt: beginOf(step + 1, codeSeconds).toISOString(),
    expiresAt: beginOf(step + 2, codeSeconds).toISOString(),
  };
}
