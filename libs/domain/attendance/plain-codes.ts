import { wallClock } from '../kernel/local-date.js';
import type { CodeDefinition } from './attendance-code.words.js';

/** The statutory codes of England say which half of the day it is. */
const MORNING = '/';
const AFTERNOON = '\\';

/** What the choice of a code needs to know. */
export type CodeChoice = Pick<
  CodeDefinition,
  'code' | 'presence' | 'late' | 'offSite' | 'officeOnly' | 'requiresReason'
>;

/** The codes by which a school says, without a word more, that somebody is here. */
export interface CodesForPresence {
  /** Those that it gives today, in its order. */
  readonly codes: readonly CodeChoice[];
  /** Null: the first that fits. */
  readonly presentCode: string | null;
  readonly lateCode: string | null;
}

/**
 * The code for somebody who is here, or who is here and late: the one that the school has chosen, or the first that any
 * teacher may give without a reason; in England that of the half day, by the school's clock (K3). Undefined when there
 * is none.
 */
export function plainCode(
  { codes, presentCode, lateCode }: CodesForPresence,
  session: { readonly startsAt: Date; readonly timeZone: string },
  late: boolean,
): string | undefined {
  const chosen = late ? lateCode : presentCode;
  if (chosen !== null && codes.some(({ code }) => code === chosen)) return chosen;
  const fit = codes.filter((code) => code.late === late && isPlainPresence(code)).map(({ code }) => code);
  if (late || !fit.includes(MORNING) || !fit.includes(AFTERNOON)) return fit[0];
  return wallClock(session.timeZone, session.startsAt).slice(11, 13) < '12' ? MORNING : AFTERNOON;
}

function isPlainPresence({ presence, offSite, officeOnly, requiresReason }: CodeChoice): boolean {
  return presence === 2 && !offSite && !officeOnly && !requiresReason;
}
