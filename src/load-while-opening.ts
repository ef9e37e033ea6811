import { enableCompileCache, flushCompileCache } from 'node:module';
import { join } from 'node:path';
import type { Settings } from '#platform/config/settings';
import { openRuntime, type OpenedRuntime } from './runtime.js';

/**
 * Reads the two thousand files of the application while the database starts: each takes about a second. What V8 has
 * compiled is kept beside the data, where nobody else writes, and the next start takes it from there.
 */
export async function loadWhileOpening<Code>(
  settings: Settings,
  load: () => Promise<Code>,
): Promise<{ runtime: OpenedRuntime; code: Code }> {
  enableCompileCache(join(settings.LYCEUM_DATA, 'compile-cache'));
  const [runtime, code] = await Promise.all([openRuntime(settings), load()]);
  return { runtime, code };
}

/** Once everything that a start needs has run; the first time it writes, and afterwards what is new. */
export function keepCompiled(): void {
  flushCompileCache();
}
