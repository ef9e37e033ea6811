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

/** What people add about themselves; absent fields stay as they are, null empties one. */
export interface SelfDescription {
  readonly about?: string | null;
  readonly pronouns?: string | null;
  /** Whether a sign-in on a new device is told by mail. */
  readonly newDeviceNotice?: boolean;
}
