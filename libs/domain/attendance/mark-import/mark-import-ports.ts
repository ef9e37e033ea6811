import { token } from '../../kernel/token.js';
import type {
  FileEncoding,
  MarkRow,
  RegisterRows,
  RowFault,
  Settled,
  StagedRow,
} from './mark-import.words.js';
import type { Placement } from './placement.js';

export interface MarkFilePlace {
  readonly importId: string;
  readonly schoolId: string;
}

/** A file of marks, read once, in batches: it is never held whole. */
export interface MarkFile {
  readonly header: readonly string[];
  readonly batches: AsyncIterable<readonly { readonly row: number; readonly cells: readonly string[] }[]>;
  readonly bytes: number;
  bytesRead(): number;
}

/** Files of marks, kept until they are imported. */
export interface MarkFiles {
  /** Answers the SHA-256 of the content. @throws an error of the kind `too_large` */
  keep(at: MarkFilePlace, content: AsyncIterable<Uint8Array>): Promise<string>;
  /** @throws an error of the kind `invalid` when it is no CSV, also while it is read */
  open(at: MarkFilePlace, encoding: FileEncoding): Promise<MarkFile>;
  forget(at: MarkFilePlace): Promise<void>;
}
export const MarkFiles = token<MarkFiles>('MarkFiles');

/** The rows of an import between the file and the registers. Each call is a transaction of its own. */
export interface MarkStaging {
  clear(at: MarkFilePlace): Promise<void>;
  /** The registers and students that rows speak of. */
  place(at: MarkFilePlace, rows: readonly MarkRow[]): Promise<Placement>;
  add(at: MarkFilePlace, rows: readonly StagedRow[], faults: readonly RowFault[]): Promise<void>;
  /** Forgets what the rows said, but for those that are at fault. */
  discard(at: MarkFilePlace): Promise<void>;
}
export const MarkStaging = token<MarkStaging>('MarkStaging');

/** What rows are once they were looked at with their register. */
export type SettledState = 'rehearsed' | 'done';

/** The same rows, within the unit of work that takes them over. */
export interface StagedMarks {
  /**
   * The rows of the next registers that are not yet in this state nor at fault, in the order of the registers' ids. What is
   * marked from here to the end of the unit of work counts as the import's.
   */
  next(importId: string, registers: number, state: SettledState): Promise<RegisterRows[]>;
  /** Which rows have come so far, and which are at fault. */
  settle(importId: string, settled: Settled, state: SettledState): Promise<void>;
}
export const StagedMarks = token<StagedMarks>('StagedMarks');

/** Who does an import, once the unit of work under way is committed. */
export interface MarkImportRuns {
  /** Answers the id under which the progress is shown. */
  place(importId: string): Promise<string>;
}
export const MarkImportRuns = token<MarkImportRuns>('MarkImportRuns');
