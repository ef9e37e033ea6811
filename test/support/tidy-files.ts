import { ExpireUploads } from '#platform/uploads/expire-uploads.job';
import { RemovePackagesJob } from '../../src/learning/jobs/remove-packages.job.js';
import type { TestApp } from './test-app.js';

/** Does what the schedule does every hour about files. Answers what became of packages. */
export async function tidyFiles({ app }: TestApp): Promise<object> {
  const running = { signal: new AbortController().signal } as never;
  await app.get(ExpireUploads).run(running);
  return app.get(RemovePackagesJob).run(running);
}
