export const PERSON_STATUSES = ['active', 'suspended', 'anonymised'] as const;
export type PersonStatus = (typeof PERSON_STATUSES)[number];

/** What people may say about themselves; absent fields stay as they are. */
export interface Particulars {
  readonly displayName?: string;
  /** BCP 47, e.g. `en-GB`. */
  readonly locale?: string;
  /** IANA, e.g. `Europe/Warsaw`. */
  readonly timeZone?: string;
}
