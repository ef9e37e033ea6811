import type { RosterFile } from './file-spec.js';

/** Why a row cannot be taken, in words that a registrar can act on. Stable: reports and tests quote them. */
export const FAULT_REASONS = [
  'required',
  'too long',
  'holds a line break or control character',
  'not an identifier',
  'not a date',
  'not a date and time',
  'not a year',
  'not true or false',
  'not an e-mail address',
  'not in the vocabulary',
  'has an empty item',
  'not as many items as subjects',
  'before the begin date',
  'too long after the begin date',
  'wrong number of columns',
  'repeats an earlier row',
  'taken by an earlier row',
  'refers to nothing',
  'refers to an org that is not a school',
  'not the school of its class',
  'overlaps an earlier row',
] as const;
export type FaultReason = (typeof FAULT_REASONS)[number];

/** What is wrong with one field of one row. `row` is 1 for the first row after the header. */
export interface RowFault {
  readonly file: RosterFile;
  readonly row: number;
  readonly field: string;
  readonly reason: FaultReason;
}

/**
 * A sound row that cannot be taken because it depends, perhaps through others, on a faulty one. Not a fault itself: it comes in
 * by itself once that one is put right.
 */
export interface HeldBackRow {
  readonly file: RosterFile;
  readonly row: number;
  /** The column through which it depends. */
  readonly field: string;
  readonly heldBackBy: { readonly file: RosterFile; readonly row: number };
}
