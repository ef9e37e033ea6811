import { Inject, Injectable } from '@nestjs/common';
import { newId } from '#domain/kernel/id';
import type { ImportRuns } from '#domain/roster/import/import-runs';
import { JobQueue } from '#platform/queue/job-queue';

/** Jobs of the queue. */
@Injectable()
export class QueuedImportRuns implements ImportRuns {
  constructor(@Inject(JobQueue) private readonly jobs: JobQueue) {}

  async place(at: { importId: string; districtId: string }): Promise<string> {
    const id = newId();
    await this.jobs.enqueue({ id, kind: 'roster.import', payload: at, orderKey: `import:${at.districtId}` });
    return id;
  }
}
