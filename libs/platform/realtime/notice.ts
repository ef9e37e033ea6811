/** What the relay tells every process. */
export interface Notice {
  /** The last message of the log; null when it is not known. */
  readonly upTo: bigint | null;
  /** What went stale; null for everything. */
  readonly tags: readonly string[] | null;
}

/** What a notice of the relay says; anything, when it cannot be read: anybody may notify. */
export function readNotice(payload = '{}'): Notice {
  try {
    const said = JSON.parse(payload) as { upTo?: string; evict?: string[]; evictAll?: boolean };
    const { upTo, evict = [], evictAll } = said;
    return { upTo: upTo === undefined ? null : BigInt(upTo), tags: evictAll ? null : evict };
  } catch {
    return { upTo: null, tags: null };
  }
}
