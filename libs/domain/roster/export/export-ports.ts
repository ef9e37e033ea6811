import { token } from '../../kernel/token.js';
import type { RosterFile } from '../oneroster/file-spec.js';
import type { ExportWish } from './roster-export.words.js';
import type { ExportedRow } from './package-assembly.js';

/** An export to be made, and for whom. */
export interface ExportScope extends ExportWish {
  readonly exportId: string;
  readonly requestedBy: string | null;
}

/** The roster as rows of OneRoster files. */
export interface RosterRows {
  /** The schools of the export, which go out one after the other. */
  schools(scope: ExportScope): Promise<string[]>;
  /** The rows that a school has in a file; those that a row refers to within its own file come first. */
  rowsOf(scope: ExportScope, schoolId: string, file: RosterFile): Promise<ExportedRow[]>;
}
export const RosterRows = token<RosterRows>('RosterRows');

/** A package in the making: files grow, then it is kept as a zip. */
export interface PackageDraft {
  append(file: string, text: string): Promise<void>;
  keep(): Promise<{ readonly bytes: number; readonly sha256: string }>;
  /** Clears up, also after a failure. */
  drop(): Promise<void>;
}

export interface ExportStore {
  begin(scope: ExportScope): Promise<PackageDraft>;
  /** A package that was kept, as a zip. */
  open(at: ExportPlace): Promise<AsyncIterable<Uint8Array>>;
}

export type ExportPlace = Pick<ExportScope, 'exportId' | 'districtId' | 'schoolId'>;
export const ExportStore = token<ExportStore>('ExportStore');

/** Who makes an export, once the unit of work under way is committed. */
export interface ExportRuns {
  /** Answers the id under which the progress is shown. */
  place(wish: ExportWish, exportId: string): Promise<string>;
}
export const ExportRuns = token<ExportRuns>('ExportRuns');
