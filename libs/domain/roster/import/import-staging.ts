import { token } from '../../kernel/token.js';
import type { CheckedRow } from '../oneroster/check-row.js';
import type { RosterFile } from '../oneroster/file-spec.js';
import type { PlannedFile } from '../oneroster/manifest.js';

/** Whose import it is: staged rows belong to the district, and only who leads it sees them. */
export interface ImportScope {
  readonly importId: string;
  readonly districtId: string;
  /** The person who asked for it, whose rights count throughout. */
  readonly requestedBy: string;
}

/** How the rows of a file turned out. `read` is the sum of the other three. */
export interface FileTotals {
  readonly file: RosterFile;
  readonly read: number;
  readonly good: number;
  readonly faulty: number;
  readonly heldBack: number;
}

/** An org of the package whose classes and people become those of a school. */
export interface StagedSchool {
  readonly sourceId: string;
  readonly name: string;
}

/**
 * Where the rows of a package wait while the whole of it is read and checked, outside of any unit of work: a package may
 * be larger than a transaction should be. Every step may be repeated after a crash.
 */
export interface ImportStaging {
  /** Forgets what an earlier attempt has staged. */
  clear(scope: ImportScope): Promise<void>;
  /** Keeps rows that were checked one by one. A row that is there already stays as it is. */
  add(scope: ImportScope, rows: readonly CheckedRow[]): Promise<void>;
  /**
   * Checks the rows against each other and against what is known of the district: repeated identifiers, values that may
   * be there once, references to nothing. Then marks the faulty rows, and those that depend on them as held back.
   */
  check(scope: ImportScope, files: readonly PlannedFile[]): Promise<FileTotals[]>;
  /** The schools of the good rows, by name. */
  schools(scope: ImportScope): Promise<StagedSchool[]>;
  /** Drops what the rows of an import said once it is over; faults and held back rows stay listed for the report. */
  discard(scope: ImportScope): Promise<void>;
}
export const ImportStaging = token<ImportStaging>('ImportStaging');
