/** An address is passed on, so it is not for ever; what is one's own lasts a day, after which one asks again (minutes). */
export const LONGEST_OWN = 24 * 60;
export const LONGEST_SHARED = 30 * 24 * 60;

/** What the same client fetches by the same grant within so long belongs to one download (ms): a slow line resumes overnight. */
export const ONE_DOWNLOAD = 24 * 3_600_000;
