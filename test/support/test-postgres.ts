import { join } from 'node:path';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#platform/embedded/launcher';
import { dropLeftovers } from './template.js';

/** Lost at a power cut, which no test run survives anyway. */
const throwAway = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/** A database is copied by the kernel. */
const settings = { ...throwAway, file_copy_method: 'clone', max_connections: 300, shared_buffers: '256MB' };

/**
 * A server of this run's own: a run that goes on at the same time in the same folder has the first place, so this one
 * takes the next.
 */
export async function startTestPostgres(folder: string): Promise<EmbeddedPostgres> {
  for (let place = 1; ; place++) {
    const dataDir = join(folder, String(place));
    const server = await startEmbeddedPostgres({ dataDir, settings }).catch((error: Error) => {
      throw new Error(`${error.message}\nNothing in ${dataDir} is worth keeping: remove it and try again.`);
    });
    if (server.adopted) continue;
    await dropLeftovers(server.adminUrl('postgres'));
    return server;
  }
}
