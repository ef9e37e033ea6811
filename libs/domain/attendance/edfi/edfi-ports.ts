import type { LocalDate } from '../../kernel/local-date.js';
import { token } from '../../kernel/token.js';
import type { SchoolDayRecords } from './school-day-records.js';
import type { EdfiWish } from './edfi-export.words.js';
import type { LeftOut } from './left-out.js';

/** An export to be made, and for whom. */
export interface EdfiScope extends EdfiWish {
  readonly exportId: string;
  readonly schoolId: string;
  readonly requestedBy: string | null;
}

/** A school's attendance, a day at a time: what is held at once does not grow with the export. */
export interface EdfiRecords {
  /** The id that the records system has given the school; null when it came from none. */
  sourceIdOf(schoolId: string): Promise<string | null>;
  /** The dates of the export on which there are registers. */
  days(scope: EdfiScope): Promise<LocalDate[]>;
  day(scope: EdfiScope, date: LocalDate): Promise<SchoolDayRecords>;
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
