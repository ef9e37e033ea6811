import { token } from '#domain/kernel/token';

/** What is kept, for whom and how long. */
export interface CacheEntry {
  /** The tenant (school id) or the person (person id) who may see it: part of the key (K2). */
  readonly scope: string;
  /** Names the value within its scope, with everything that it depends on: query, page, the reader's reach. */
  readonly key: string;
  /** At most a day; also the bound of staleness when an eviction is lost together with the process that owed it. */
  readonly ttlSeconds: number;
  /** What the value was made from. Evicting one of them makes the value stale. Ids, e.g. `section:0192…`. */
  readonly tags: readonly string[];
}

/** Text from a cache. */
export interface KeptText {
  readonly text: string;
  /** Its UTF-8 once more, counted as a hit; undefined from its eviction or the end of its time on. Asks no server. */
  again(): Buffer | undefined;
}

/** Says that what is being loaded is right for so long at most, from the beginning of its load on. */
export type AtMost = (seconds: number) => void;

/**
 * Keeps values that are read often. It may forget at any time and never fails: when its server is away, values are
 * loaded instead. Errors of `load` pass through and are not kept.
 */
export interface Cache {
  /**
   * The kept value, or what `load` gives, which is then kept. Concurrent misses share one load, except that nobody
   * shares a load that began before an eviction of one of the tags, and its result is not kept either. What comes back
   * is always what JSON preserves (dates become text). A load that finds out when its value changes by the clock says so,
   * and it is kept no longer.
   */
  wrap<T>(entry: CacheEntry, load: (atMost: AtMost) => Promise<T>): Promise<T>;

  /** The same for text, which is kept as it is, so that a reply is made once; it tells how long it may be shown. */
  wrapText(entry: CacheEntry, load: (atMost: AtMost) => Promise<string>): Promise<KeptText>;

  /**
   * Makes everything with one of these tags stale: here before it returns, in the tier that all replicas share when it
   * resolves. Never rejects. Call it after the commit.
   */
  evict(tags: readonly string[]): Promise<void>;

  /** The local part of an eviction, on every replica that hears of it after `evict` resolved elsewhere. */
  applyEviction(tags: readonly string[]): void;

  /** Counts since the start of this process, for metrics. */
  readonly counts: Readonly<CacheCounts>;
}
export const Cache = token<Cache>('Cache');

export interface CacheCounts {
  hitsNear: number;
  hitsFar: number;
  misses: number;
  /** Lookups that joined a load which another caller had begun. */
  joined: number;
  evictedTags: number;
}
