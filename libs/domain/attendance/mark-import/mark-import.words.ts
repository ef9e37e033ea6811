import type { LocalDate } from '../../kernel/local-date.js';

export const MARK_IMPORT_MODES = ['all-or-nothing', 'good-rows-only'] as const;
/** With `all-or-nothing` one fault anywhere in the file keeps all of it out. */
export type MarkImportMode = (typeof MARK_IMPORT_MODES)[number];

export const EXISTING_MARKS = ['keep', 'replace'] as const;
/** What becomes of marks that say something else than the file: with `keep` the row is at fault. */
export type ExistingMarks = (typeof EXISTING_MARKS)[number];

export const FILE_ENCODINGS = ['utf-8', 'windows-1252'] as const;
export type FileEncoding = (typeof FILE_ENCODINGS)[number];

export const MARK_IMPORT_STATES = ['received', 'applying', 'done', 'refused'] as const;
/** Received, then checked as a whole; then taken over register by register, or refused whole. */
export type MarkImportState = (typeof MARK_IMPORT_STATES)[number];

export interface MarkImportSettings {
  readonly mode: MarkImportMode;
  /** Everything but the effect: the report says what would change. */
  readonly dryRun: boolean;
  readonly existing: ExistingMarks;
  /** Submit the registers that are complete afterwards. */
  readonly submit: boolean;
  readonly encoding: FileEncoding;
}

/** What became of a row; in a dry run, what would become of it. */
export const ROW_OUTCOMES = ['created', 'changed', 'unchanged'] as const;
export type RowOutcome = (typeof ROW_OUTCOMES)[number];

/** Rows by what became of them, and registers that were submitted. */
export interface MarkImportCounts extends Readonly<Record<RowOutcome, number>> {
  readonly rows: number;
  readonly faulty: number;
  readonly submitted: number;
}

/** Why a row cannot come in. */
export interface RowFault {
  /** 1 for the first row after the header. */
  readonly row: number;
  /** The column; blank when the row as a whole is meant. */
  readonly field: string;
  /** Stable: a word of this import, or the code of the rule that says no. */
  readonly reason: string;
  readonly detail: string;
}

/** A row as it stands in the file. */
export interface MarkRow {
  readonly row: number;
  readonly date: LocalDate;
  readonly section: string;
  /** Blank when it does not say. */
  readonly period: string;
  readonly student: string;
  readonly code: string;
  readonly minutesLate: number | null;
  readonly minutesEarly: number | null;
  readonly reason: string | null;
}

/** What a row is stored with once its register and student are known; null where a fault has kept it from that. */
export interface StagedRow extends MarkRow {
  readonly registerId: string | null;
  readonly studentId: string | null;
}

/** A row whose register and student are known. */
export interface PlacedRow extends Pick<MarkRow, 'row' | 'code' | 'minutesLate' | 'minutesEarly' | 'reason'> {
  readonly studentId: string;
}

/** The rows of a register. */
export interface RegisterRows {
  readonly registerId: string;
  readonly rows: readonly PlacedRow[];
}

/** A row that was looked at with its register. */
export interface SettledRow {
  readonly row: number;
  readonly outcome: RowOutcome;
}

export interface Settled {
  readonly rows: readonly SettledRow[];
  readonly faults: readonly RowFault[];
}
