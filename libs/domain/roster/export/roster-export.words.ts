import type { EndDates } from '../import/import-settings.js';

export interface ExportWish {
  readonly districtId: string;
  /** One school alone; null for all of the district. */
  readonly schoolId: string | null;
  /** Whether end dates go out as the last day or as the day after it. */
  readonly endDates: EndDates;
}

/** The finished package. */
export interface ExportedPackage {
  readonly bytes: number;
  readonly sha256: string;
  /** Rows by file name. */
  readonly rows: Readonly<Record<string, number>>;
}
