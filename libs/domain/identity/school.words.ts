export const SCHOOL_STATUSES = ['active', 'closed'] as const;
export type SchoolStatus = (typeof SCHOOL_STATUSES)[number];

/** What may be changed of a school; absent fields stay as they are. */
export interface SchoolParticulars {
  readonly name?: string;
  /** IANA; decides which date it is in the school. */
  readonly timeZone?: string;
  /** BCP 47. */
  readonly locale?: string;
  readonly status?: SchoolStatus;
}
