import type { LocalDate } from '../../kernel/local-date.js';
import { token } from '../../kernel/token.js';
import type { Recipient } from '../notifications/notification.words.js';

/** An alert, with those whom its rule names. */
export interface AlertNews {
  readonly studentId: string;
  /** The school's date on which it opened. */
  readonly date: LocalDate;
  /** The school's language. */
  readonly locale: string;
  readonly recipients: readonly Recipient[];
}

export interface AlertNewsDesk {
  /** Null when it is closed by now. */
  newsOf(alertId: string): Promise<AlertNews | null>;
}
export const AlertNewsDesk = token<AlertNewsDesk>('AlertNewsDesk');
