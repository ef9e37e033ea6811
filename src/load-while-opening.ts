import { enableCompileCache, flushCompileCache } from 'node:module';
import { join } from 'node:path';
import type { Settings } from '#platform/config/settings';
import { findImportsOnce } from './find-imports-once.js';
import { openRuntime, type OpenedRuntime } from './runtime.js';

/**
 * Reads the two thousand files of the application while the database starts. Reading them leaves this process no turn for
 * anything else, so it begins when the database's own process has. What V8 has compiled is kept beside the data, where nobody
 * else writes, and the next start takes it from there.
 */
export async function loadWhileOpening<Code>(
  settings: Settings,
  load: () => Promise<Code>,
): Promise<{ runtime: OpenedRuntime; code: Code }> {
  enableCompileCache(join(settings.LYCEUM_DATA, 'compile-cache'));
  let loading: Promise<Code> | undefined;
  const begin = () => (loading ??= loadOnce(load));
  const runtime = await openRuntime(settings, () => void begin());
  return { runtime, code: await begin() };
}

async function loadOnce<Code>(load: () => Promise<Code>): Promise<Code> {
  const finding = findImportsOnce();
  try {
    return await load();
  } finally {
    finding.deregister();
  }
}

/** Once everything that a start needs has run; the first time it writes, and afterwards what is new. */
export function keepCompiled(): void {
  flushCompileCache();
}
