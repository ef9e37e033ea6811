import type { LocalDate } from '../../kernel/local-date.js';
import { token } from '../../kernel/token.js';
import type { Recipient, TellingSchool } from './notification.words.js';

export const DAILY_ROUNDS = ['digest', 'alerts', 'report'] as const;
export type DailyRound = (typeof DAILY_ROUNDS)[number];

/** What a school does once on each of its dates. */
export interface DailyRounds {
  /** False when it was begun on that date before; of two who begin at once, one does. */
  begin(round: DailyRound, date: LocalDate): Promise<boolean>;
}
export const DailyRounds = token<DailyRounds>('DailyRounds');

/** What the digest of registers not taken needs to know. */
export interface DigestDesk {
  school(): Promise<TellingSchool>;
  /** Whether any register of the day is not taken at the moment. */
  anyMissing(date: LocalDate): Promise<boolean>;
  /** Office and heads of the school. */
  recipients(): Promise<Recipient[]>;
}
export const DigestDesk = token<DigestDesk>('DigestDesk');
