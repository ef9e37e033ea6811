import { setTimeout as pause } from 'node:timers/promises';
import type { INestApplicationContext } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Presets, SingleBar } from 'cli-progress';
import type { Actor } from '#domain/kernel/actor';
import { CliFailure } from '#platform/cli/command-line';
import { JobReader } from '#platform/queue/job-reader';
import { GetRosterImportQuery } from '../queries/get-roster-import.query.js';
import type { RosterImportView } from '../queries/roster-import.view.js';

const LOOK_EVERY_MS = 200;

/** Shows how far the import is until it is over. Whichever worker does it: this process or one that serves. */
export async function watchImport(
  app: INestApplicationContext,
  at: { readonly importId: string; readonly districtId: string },
  actor: Actor,
): Promise<RosterImportView> {
  const [queries, jobs] = [app.get(QueryBus), app.get(JobReader)];
  const bar = new SingleBar(
    { format: '{bar} {percentage} %  {note}', hideCursor: true, clearOnComplete: true, noTTYOutput: false },
    Presets.shades_classic,
  );
  bar.start(100, 0, { note: 'waiting for a worker' });
  try {
    for (;;) {
      const report = await queries.execute(new GetRosterImportQuery(at, actor));
      const job = await jobs.byId(report.jobId, actor);
      if (job.state === 'done') return report;
      if (job.state === 'parked') throw new CliFailure(`The import failed: ${job.error}`);
      bar.update(job.progress?.done ?? 0, { note: job.progress?.note ?? 'waiting for a worker' });
      await pause(LOOK_EVERY_MS);
    }
  } finally {
    bar.stop();
  }
}
