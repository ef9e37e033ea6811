import { AbsenceCodeNotUsable } from './absence.errors.js';
import type { AbsenceCode } from './absence.words.js';

/**
 * A code that says why a student is away, or where else.
 * @throws AbsenceCodeNotUsable
 */
export function checkCode(code: string, known: AbsenceCode | null, decides: boolean): void {
  if (!known) throw new AbsenceCodeNotUsable('is not a code of this school');
  if (known.officeOnly && !decides) throw new AbsenceCodeNotUsable('is given by the office only');
  if (known.late) throw new AbsenceCodeNotUsable(`is for those who come late: ${code}`);
  if (known.presence === 2 && !known.offSite)
    throw new AbsenceCodeNotUsable(`says that the student is here: ${code}`);
}
