import type { LocalDate } from '../../kernel/local-date.js';
import { token } from '../../kernel/token.js';
import type { RecordMonth } from './record-month.js';

/** The months of records of the whole installation. Each call is a transaction of its own. */
export interface RecordMonths {
  /**
   * Every month before this one that has records, the oldest first.
   * @param keepMonths for schools that have said nothing; 0: for good
   */
  all(keepMonths: number): Promise<RecordMonth[]>;

  /**
   * From now on nobody reads or changes the month. Begun already: nothing happens.
   * @throws RecordsHaveToBeKept when its time has not passed after all
   */
  begin(month: LocalDate, keepMonths: number): Promise<void>;

  /** The schools that have registers in it. */
  schoolsWith(month: LocalDate): Promise<string[]>;

  /** Takes the next table of a month that has begun to go. @returns its name; undefined when nothing is left */
  takeNext(month: LocalDate): Promise<string | undefined>;
}
export const RecordMonths = token<RecordMonths>('RecordMonths');

/** Where what a school had in a month is written down before it goes. */
export interface RecordArchive {
  /** Notes, once, what there is; with a file that holds it when one is wanted. */
  note(schoolId: string, month: LocalDate, wanted: { readonly file: boolean }): Promise<void>;
}
export const RecordArchive = token<RecordArchive>('RecordArchive');
