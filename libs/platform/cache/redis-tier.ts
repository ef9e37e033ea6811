import { randomBytes } from 'node:crypto';
import KeyvRedis, { createClient } from '@keyv/redis';
import { createCache, type Cache as CacheManager } from 'cache-manager';
import { Keyv } from 'keyv';
import { Circuit } from '../redis/circuit.js';
import { EVERYTHING } from './evictions.js';

const DAY_MS = 86_400_000;
const OWED_TAGS_BOUND = 1000;

/** Text, and until when it is right (ms), wherever it is kept meanwhile. */
export interface Dated {
  readonly text: string;
  readonly until: number;
}

/** What Redis knows of an entry. The tokens are those of its tags, read before any load that follows. */
export interface Look {
  readonly found: Dated | undefined;
  readonly tokens: string;
}

/**
 * The tier that all replicas share. Every tag has a random token in Redis, and an entry carries the tokens that its
 * tags had before its load began: it counts only while they are the same. So an eviction writes a new token, no list of
 * keys is kept, and a load that began before the eviction cannot bring an old value back, on whichever replica it ran.
 * A lost token is a miss. Keys carry the run id of the server, because one that was restored from an old snapshot has
 * forgotten evictions.
 */
export class RedisTier {
  private readonly client: ReturnType<typeof connect>;
  private readonly circuit: Circuit;
  private readonly store: CacheManager;
  /** Tags whose eviction Redis has not heard of; paid before the tier is used again. */
  private readonly owed = new Set<string>();
  /** What is evicted in one turn, such as by all who shared a transaction, is told by one command. */
  private telling?: { readonly tags: Set<string>; readonly told: PromiseWithResolvers<void> };
  /** The last that it was told is on its way. */
  private saying?: Promise<void>;
  private prefix = '';

  constructor(url: string, deadlineMs = 150) {
    this.client = connect(url);
    this.store = createCache({ stores: [keyv(this.client)] });
    this.circuit = new Circuit({ deadlineMs, restMs: 500, revive: () => this.catchUp() });
    this.client.on('ready', () => void this.circuit.revive());
    for (const event of ['error', 'end', 'reconnecting']) this.client.on(event, () => this.circuit.open());
    this.client.connect().catch(() => undefined);
  }

  /** Undefined when Redis cannot be asked now. */
  async look(key: string, tags: readonly string[]): Promise<Look | undefined> {
    this.tellNow();
    await this.saying; // or this look could find what was evicted here before it
    if (!this.circuit.usable) return undefined;
    const names = [...tags, EVERYTHING].map((tag) => this.tagKey(tag));
    try {
      return await this.circuit.run(async () => {
        const [entry, ...tokens] = await this.store.mget<string>([this.entryKey(key), ...names]);
        if (tokens.includes(undefined))
          return { found: undefined, tokens: await this.withMissing(names, tokens) };
        const known = tokens.join();
        const fresh = entry?.startsWith(`${known}\n`);
        return { found: fresh ? dated(entry!.slice(known.length + 1)) : undefined, tokens: known };
      });
    } catch {
      return undefined;
    }
  }

  /** Keeps a loaded value under the tokens of the look that came before the load. Nobody waits for it. */
  keep(key: string, look: Look, { text, until }: Dated): void {
    const ttl = Math.min(Math.ceil(until - Date.now()), DAY_MS);
    if (ttl <= 0) return;
    const value = `${look.tokens}\n${until}\n${text}`;
    this.circuit.run(() => this.store.set(this.entryKey(key), value, ttl)).catch(() => undefined);
  }

  /** Never rejects: what Redis could not be told now, it is told before it is used again. */
  evict(tags: readonly string[]): Promise<void> {
    if (!this.telling) queueMicrotask(() => this.tellNow());
    this.telling ??= { tags: new Set(), told: Promise.withResolvers() };
    for (const tag of tags) this.telling.tags.add(tag);
    return this.telling.told.promise;
  }

  private tellNow(): void {
    if (!this.telling) return;
    const { tags, told } = this.telling;
    this.telling = undefined;
    const saying = this.tell([...tags]).then(() => {
      if (this.saying === saying) this.saying = undefined;
      told.resolve();
    });
    this.saying = saying;
  }

  private async tell(tags: readonly string[]): Promise<void> {
    try {
      await this.circuit.run(() => this.renew(tags.map((tag) => this.tagKey(tag))));
    } catch {
      this.owe(tags);
      this.circuit.open();
    }
  }

  /** An eviction that another replica told Redis about; if Redis is away from here, it may be away from there. */
  noteEviction(tags: readonly string[]): void {
    if (!this.circuit.usable) this.owe(tags);
  }

  close(): void {
    this.circuit.stop();
    this.client.destroy();
  }

  private async catchUp(): Promise<void> {
    const information = await this.client.info('server');
    this.prefix = `lyceum:cache:${/^run_id:(\w+)/m.exec(information)?.[1] ?? ''}`;
    while (this.owed.size > 0) {
      const tags = [...this.owed];
      await this.renew(tags.map((tag) => this.tagKey(tag)));
      for (const tag of tags) this.owed.delete(tag);
    }
  }

  private owe(tags: readonly string[]): void {
    if (this.owed.size + tags.length > OWED_TAGS_BOUND) {
      this.owed.clear();
      this.owed.add(EVERYTHING);
    } else for (const tag of tags) this.owed.add(tag);
  }

  private async renew(names: readonly string[]): Promise<string[]> {
    const entries = names.map((key) => ({
      key,
      value: randomBytes(9).toString('base64url'),
      ttl: 2 * DAY_MS,
    }));
    await this.store.mset(entries);
    return entries.map((entry) => entry.value);
  }

  private async withMissing(names: string[], tokens: (string | undefined)[]): Promise<string> {
    const missing = names.filter((_, i) => tokens[i] === undefined);
    const made = await this.renew(missing);
    return tokens.map((known) => known ?? made.shift()!).join();
  }

  private entryKey(key: string): string {
    return `${this.prefix}:d:${key}`;
  }

  private tagKey(tag: string): string {
    return `${this.prefix}:t:${tag}`;
  }
}

function dated(kept: string): Dated {
  const end = kept.indexOf('\n');
  return { until: Number(kept.slice(0, end)), text: kept.slice(end + 1) };
}

function connect(url: string) {
  return createClient({
    url,
    // Without these, a command waits for a connection for ever.
    disableOfflineQueue: true,
    socket: { connectTimeout: 500, reconnectStrategy: (attempts) => Math.min(100 * (attempts + 1), 2000) },
  });
}

/** Values are text already: the expiry goes in front of it, nothing is quoted or escaped. */
function keyv(client: ReturnType<typeof connect>): Keyv {
  const adapter = new KeyvRedis(client, { throwOnConnectError: false, throwOnErrors: true });
  const store = new Keyv(adapter, {
    namespace: undefined,
    useKeyPrefix: false,
    throwOnErrors: true,
    serialize: ({ value, expires }) => `${expires ?? ''}\n${String(value)}`,
    deserialize: <T>(raw: string) => {
      const end = raw.indexOf('\n');
      return { value: raw.slice(end + 1) as T, expires: Number(raw.slice(0, end)) || undefined };
    },
  });
  store.on('error', () => undefined);
  return store;
}
