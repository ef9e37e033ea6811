import { token } from '../../kernel/token.js';
import type { Recipient, TellingSchool } from './notification.words.js';

/** What the report of a day needs to know. */
export interface ReportDesk {
  school(): Promise<TellingSchool>;
  /** The members of the school in the roles that it has chosen. */
  recipients(): Promise<Recipient[]>;
}
export const ReportDesk = token<ReportDesk>('ReportDesk');
