import type { LocalDate } from '../../kernel/local-date.js';
import { token } from '../../kernel/token.js';
import type { AlertEvidence } from './alert.words.js';

/** A rule applies to a student. */
export interface Finding {
  readonly ruleId: string;
  readonly studentId: string;
  readonly ruleTitle: string;
  readonly closesItself: boolean;
  readonly evidence: AlertEvidence;
  /** The school's today, up to which was counted. */
  readonly on: LocalDate;
}

/** To whom the rules of the school of the unit of work apply, by the kept figures of days. */
export interface AlertFindings {
  /**
   * One statement for all rules and students, as of the school's today.
   * @param date looks at those who have figures of that day and those who have an alert that is not over; null: at everyone
   */
  of(now: Date, date: LocalDate | null): Promise<Finding[]>;
}
export const AlertFindings = token<AlertFindings>('AlertFindings');
