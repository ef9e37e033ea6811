import type { Doubt } from './doubt.js';

/** What the relay tells every process. */
export interface Notice {
  /** The last message of the log; null when it is not known. */
  readonly upTo: bigint | null;
  /** What went stale; null for everything. */
  readonly tags: readonly string[] | null;
  /** Who is to be asked for their rights again. */
  readonly doubt: Doubt | undefined;
}

/** PostgreSQL refuses a longer notice than 8,000 bytes. */
const NOTICE_LIMIT = 7_500;
/** Of at most 200 bytes each they fit. */
const TOPICS_IN_A_NOTICE = 30;

/** What the relay says of a batch: the log and the caches first, then each doubt, in as many notices as it takes. */
export function noticesOf(upTo: string, evict: readonly string[], doubts: readonly Doubt[]): string[] {
  const first = JSON.stringify({ upTo, evict });
  const fits = Buffer.byteLength(first) <= NOTICE_LIMIT;
  const parts = doubts.flatMap(({ schoolId, topics }) =>
    Array.from({ length: Math.ceil(topics.length / TOPICS_IN_A_NOTICE) }, (_, i) => {
      const some = topics.slice(i * TOPICS_IN_A_NOTICE, (i + 1) * TOPICS_IN_A_NOTICE);
      return JSON.stringify({ upTo, doubt: { schoolId, topics: some } });
    }),
  );
  return [fits ? first : JSON.stringify({ upTo, evictAll: true }), ...parts];
}

/** What a notice of the relay says; anything, when it cannot be read: anybody may notify. */
export function readNotice(payload = '{}'): Notice {
  try {
    const said = JSON.parse(payload) as {
      upTo?: string;
      evict?: string[];
      evictAll?: boolean;
      doubt?: Doubt;
    };
    const { upTo, evict = [], evictAll, doubt } = said;
    const asked = doubt && { schoolId: doubt.schoolId, topics: doubt.topics.map(String) };
    return { upTo: upTo === undefined ? null : BigInt(upTo), tags: evictAll ? null : evict, doubt: asked };
  } catch {
    return { upTo: null, tags: null, doubt: undefined };
  }
}
