import type { LocalDate } from '../../kernel/local-date.js';
import { token } from '../../kernel/token.js';
import type { MarkRecord, RegisterRecord } from './school-day-records.js';
import type { EdfiWish } from './edfi-export.words.js';
import type { LeftOut } from './left-out.js';

/** An export to be made, and for whom. */
export interface EdfiScope extends EdfiWish {
  readonly exportId: string;
  readonly schoolId: string;
  readonly requestedBy: string | null;
}

/** What becomes of a day: it is given the registers, cancelled ones left out, and the marks of those that are taken. */
export type DayReader = (
  registers: readonly RegisterRecord[],
  marks: AsyncIterable<readonly MarkRecord[]>,
) => Promise<void>;

/** A school's attendance, some students of a day at a time: what is held at once grows with neither school nor export. */
export interface EdfiRecords {
  /** The id that the records system has given the school; null when it came from none. */
  sourceIdOf(schoolId: string): Promise<string | null>;
  /** The first day of which there are records still; null when none have gone. */
  recordsBegin(schoolId: string): Promise<LocalDate | null>;
  /** The dates of the export on which there are registers. */
  days(scope: EdfiScope): Promise<LocalDate[]>;
  /** As of one instant, and refused when the day's records are gone. Marks come in parts, all of those who go by one id in the same; one part is awaited before the next is read. */
  day(scope: EdfiScope, date: LocalDate, read: DayReader): Promise<void>;
}
export const EdfiRecords = token<EdfiRecords>('EdfiRecords');

/** A package in the making: the interchange and the report grow, then both are kept as a zip. */
export interface InterchangeDraft {
  write(xml: string): Promise<void>;
  report(leftOut: readonly LeftOut[]): Promise<void>;
  keep(): Promise<{ readonly bytes: number; readonly sha256: string }>;
  /** Clears up, also after a failure. */
  drop(): Promise<void>;
}

export type EdfiPlace = Pick<EdfiScope, 'exportId' | 'schoolId'>;

export interface InterchangeStore {
  begin(at: EdfiPlace): Promise<InterchangeDraft>;
  /** A package that was kept, as a zip. */
  open(at: EdfiPlace): Promise<AsyncIterable<Uint8Array>>;
}
export const InterchangeStore = token<InterchangeStore>('InterchangeStore');

/** Who makes an export, once the unit of work under way is committed. */
export interface EdfiRuns {
  /** Answers the id under which the progress is shown. */
  place(wish: EdfiWish, exportId: string): Promise<string>;
}
export const EdfiRuns = token<EdfiRuns>('EdfiRuns');
