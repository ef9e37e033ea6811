import { Inject, Injectable } from '@nestjs/common';
import { newId } from '#domain/kernel/id';
import type { ExportRuns } from '#domain/roster/export/export-ports';
import type { ExportWish } from '#domain/roster/export/roster-export.words';
import { JobQueue } from '#platform/queue/job-queue';

/** Jobs of the queue. */
@Injectable()
export class QueuedExportRuns implements ExportRuns {
  constructor(@Inject(JobQueue) private readonly jobs: JobQueue) {}

  async place(wish: ExportWish, exportId: string): Promise<string> {
    const id = newId();
    await this.jobs.enqueue({ id, kind: 'roster.export', payload: { ...wish, exportId } });
    return id;
  }
}
