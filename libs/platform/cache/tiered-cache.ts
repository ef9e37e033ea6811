import { createKeyv } from 'cacheable';
import { createCache, type Cache as CacheManager } from 'cache-manager';
import type { AtMost, Cache, CacheCounts, CacheEntry, KeptText } from './cache.js';
import { Evictions } from './evictions.js';
import type { Dated, RedisTier } from './redis-tier.js';

const NEAR_ENTRIES = 5000;
/** Above this many characters a value would crowd out the others from the memory of this process. */
const NEAR_TEXT = 131_072;
/** With several replicas a broadcast may get lost; then a value lives this long at most in the memory of one. */
const NEAR_TTL_SHARED_SECONDS = 30;

/** A value, and how long it may be kept: until an eviction after `since`, or until `until` (ms; 0 is not at all). */
interface Kept {
  readonly since: number;
  readonly until: number;
  readonly text: string | undefined;
  /** Of text that is asked for again: encoding it for each answer costs more than sending it. */
  bytes?: Buffer;
}

/** The memory of this process, and behind it Redis when there is one. */
export class TieredCache implements Cache {
  readonly counts: CacheCounts = { hitsNear: 0, hitsFar: 0, misses: 0, joined: 0, evictedTags: 0 };
  private readonly near: CacheManager;
  private readonly evictions = new Evictions(50_000);
  private readonly loads = new Map<string, { since: number; kept: Promise<Kept> }>();

  constructor(private readonly far?: RedisTier) {
    this.near = createCache({ stores: [createKeyv({ lruSize: NEAR_ENTRIES, useClone: false })] });
  }

  async wrap<T>(entry: CacheEntry, load: (atMost: AtMost) => Promise<T>): Promise<T> {
    return decode((await this.lookUp(entry, load)).text);
  }

  async wrapText(entry: CacheEntry, load: (atMost: AtMost) => Promise<string>): Promise<KeptText> {
    const kept = await this.lookUp(entry, load);
    const text = decode<string>(kept.text);
    const again = () => {
      if (Date.now() >= kept.until || !this.evictions.isFresh(kept.since, entry.tags)) return undefined;
      this.counts.hitsNear++;
      return (kept.bytes ??= Buffer.from(text));
    };
    return { text, again };
  }

  async evict(tags: readonly string[]): Promise<void> {
    this.evictions.add(tags);
    this.counts.evictedTags += tags.length;
    // Redis hears of it before any look that follows.
    await this.far?.evict(tags);
  }

  applyEviction(tags: readonly string[]): void {
    this.far?.noteEviction(tags);
    this.evictions.add(tags);
  }

  onApplicationShutdown(): void {
    this.far?.close();
  }

  private async lookUp(entry: CacheEntry, load: (atMost: AtMost) => Promise<unknown>): Promise<Kept> {
    const key = keyOf(entry);
    const kept = await this.near.get<Kept>(key);
    if (!kept || !this.evictions.isFresh(kept.since, entry.tags)) return this.sharedLoad(key, entry, load);
    this.counts.hitsNear++;
    return kept;
  }

  private sharedLoad(
    key: string,
    entry: CacheEntry,
    load: (atMost: AtMost) => Promise<unknown>,
  ): Promise<Kept> {
    const running = this.loads.get(key);
    if (running && this.evictions.isFresh(running.since, entry.tags)) {
      this.counts.joined++;
      return running.kept;
    }
    const since = this.evictions.now();
    const kept = this.loadThrough(key, since, entry, load).finally(() => {
      if (this.loads.get(key)?.kept === kept) this.loads.delete(key);
    });
    this.loads.set(key, { since, kept });
    return kept;
  }

  private async loadThrough(
    key: string,
    since: number,
    entry: CacheEntry,
    load: (atMost: AtMost) => Promise<unknown>,
  ): Promise<Kept> {
    const look = await this.far?.look(key, entry.tags);
    if (look?.found) {
      this.counts.hitsFar++;
      return this.keepNear(key, since, look.found);
    }
    this.counts.misses++;
    const loaded = await loadedIn(entry, load);
    if (loaded.text === undefined || !this.evictions.isFresh(since, entry.tags))
      return { since, until: 0, text: loaded.text };
    const value = { text: loaded.text, until: loaded.until };
    if (look) this.far?.keep(key, look, value);
    return this.keepNear(key, since, value);
  }

  private async keepNear(key: string, since: number, { text, until }: Dated): Promise<Kept> {
    const atMost = this.far ? Math.min(until, Date.now() + NEAR_TTL_SHARED_SECONDS * 1000) : until;
    const left = atMost - Date.now();
    if (text.length > NEAR_TEXT || left <= 0) return { since, until: 0, text };
    const kept = { since, until: atMost, text };
    await this.near.set<Kept>(key, kept, left);
    return kept;
  }
}

/** The time that a value takes to load is part of the time that it is right for. */
async function loadedIn({ ttlSeconds }: CacheEntry, load: (atMost: AtMost) => Promise<unknown>) {
  const began = Date.now();
  let seconds = ttlSeconds;
  const text = encode(await load((given) => (seconds = Math.min(seconds, given))));
  return { text, until: began + seconds * 1000 };
}

function keyOf({ scope, key }: CacheEntry): string {
  // A scope with a colon could pretend to be another scope.
  if (!/^[\w-]+$/.test(scope))
    throw new Error(`A cache entry needs the id of a school or person as its scope: ${key}`);
  return `${scope}:${key}`;
}

/** One letter in front tells text from JSON. Undefined is nothing, and nothing is not kept. */
function encode(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  return typeof value === 'string' ? `t${value}` : `j${JSON.stringify(value)}`;
}

function decode<T>(text: string | undefined): T {
  if (text === undefined) return undefined as T;
  const body = text.slice(1);
  return (text[0] === 't' ? body : JSON.parse(body)) as T;
}
