import { wallClock } from '../../kernel/local-date.js';
import { NoCodeForCheckIn } from './check-in.errors.js';
import type { CheckInCodeChoice, CheckInGround } from './check-in.words.js';

/** The statutory codes of England say which half of the day it is. */
const MORNING = '/';
const AFTERNOON = '\\';

/**
 * The code that a check-in gives: the one of the school's settings, or the first that any teacher may give without a word.
 * @throws NoCodeForCheckIn
 */
export function codeOfArrival(ground: CheckInGround, late: boolean): string {
  const { codes, rules } = ground;
  const set = late ? rules.lateCode : rules.presentCode;
  if (set !== null && codes.some(({ code }) => code === set)) return set;
  const fit = codes.filter((code) => code.late === late && isPlainPresence(code)).map(({ code }) => code);
  const code = late ? fit[0] : ofHalfDay(fit, ground);
  if (code === undefined) throw new NoCodeForCheckIn(late ? 'late' : 'present');
  return code;
}

function isPlainPresence({ presence, offSite, officeOnly, requiresReason }: CheckInCodeChoice): boolean {
  return presence === 2 && !offSite && !officeOnly && !requiresReason;
}

function ofHalfDay(codes: readonly string[], { startsAt, timeZone }: CheckInGround): string | undefined {
  if (!codes.includes(MORNING) || !codes.includes(AFTERNOON)) return codes[0];
  return wallClock(timeZone, startsAt).slice(11, 13) < '12' ? MORNING : AFTERNOON;
}
