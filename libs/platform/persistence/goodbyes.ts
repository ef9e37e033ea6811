import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';

/** Nothing waits for ever (R9): a server that is away hears no goodbye. */
const PATIENCE_MS = 2_000;

/**
 * The `end` of a pool answers when it has sent its goodbyes. Here each connection is waited for until the server has ended it: one
 * that is told to stop in between would tell the others that it throws them out.
 */
export class Goodbyes {
  private readonly open = new Set<pg.PoolClient>();
  private readonly allGone = Promise.withResolvers<void>();

  constructor(private readonly pool: pg.Pool) {
    pool.on('connect', (client) => this.open.add(client));
    pool.on('remove', (client) => {
      this.open.delete(client);
      this.look();
    });
  }

  async end(): Promise<void> {
    await this.pool.end();
    this.look();
    const patience = new AbortController();
    const late = pause(PATIENCE_MS, undefined, { signal: patience.signal }).catch(() => undefined);
    await Promise.race([this.allGone.promise, late]);
    patience.abort();
  }

  private look(): void {
    if (this.pool.ended && this.open.size === 0) this.allGone.resolve();
  }
}
