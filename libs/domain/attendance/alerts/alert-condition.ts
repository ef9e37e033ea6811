import { addDays, type LocalDate } from '../../kernel/local-date.js';
import {
  STREAK_LOOKBACK_DAYS,
  type AlertCondition,
  type AlertDay,
  type AlertEvidence,
} from './alert.words.js';

/**
 * What a rule has counted of a student on a day of the school, if it applies: a pure function of the rule and of what the
 * student's days have come to. The database says the same for all students at once.
 */
export function evidenceOf(
  rule: AlertCondition,
  days: readonly AlertDay[],
  today: LocalDate,
): AlertEvidence | null {
  const counted = days.filter(({ possible }) => possible > 0);
  const evidence =
    rule.measure === 'consecutive_absence' ? streak(rule, counted, today) : within(rule, counted, today);
  return evidence && applies(rule, evidence) ? evidence : null;
}

/** Of days that all count: what the measure makes of them. */
export function counts(
  { measure, threshold }: Pick<AlertCondition, 'measure' | 'threshold'>,
  days: readonly AlertDay[],
): Omit<AlertEvidence, 'from' | 'to'> {
  const sum = (of: (day: AlertDay) => number) => days.reduce((total, day) => total + of(day), 0);
  const sessions = sum(({ possible }) => possible) / 2;
  const numerators = {
    rate: sum(({ attended }) => attended) / 2,
    consecutive_absence: days.filter(({ attended }) => attended === 0).length,
    lateness: sum(({ late }) => late),
    lateness_minutes: sum(({ minutesLate }) => minutesLate),
  };
  const denominator = measure === 'consecutive_absence' ? days.length : sessions;
  return { measure, threshold, numerator: numerators[measure], denominator, sessions, days: days.length };
}

function within(rule: AlertCondition, days: readonly AlertDay[], to: LocalDate): AlertEvidence | null {
  const from = addDays(to, 1 - (rule.windowDays ?? 1));
  const counted = days.filter(({ date }) => from <= date && date <= to);
  return counted.length === 0 ? null : { ...counts(rule, counted), from, to };
}

/** The school days since the student was last seen; days without a possible session interrupt nothing. */
function streak(rule: AlertCondition, days: readonly AlertDay[], today: LocalDate): AlertEvidence | null {
  const from = addDays(today, 1 - STREAK_LOOKBACK_DAYS);
  const looked = days
    .filter(({ date }) => from <= date && date <= today)
    .toSorted((a, b) => (a.date < b.date ? -1 : 1));
  const missed = looked.slice(looked.findLastIndex(({ attended }) => attended > 0) + 1);
  if (missed.length === 0) return null;
  return { ...counts(rule, missed), from: missed[0]!.date, to: missed.at(-1)!.date };
}

function applies({ measure, threshold, minSessions }: AlertCondition, evidence: AlertEvidence): boolean {
  const { numerator, denominator, sessions } = evidence;
  if (measure !== 'rate') return numerator >= threshold;
  return sessions >= (minSessions ?? 1) && 100 * numerator < threshold * denominator;
}
