import { setTimeout as pause } from 'node:timers/promises';
import type { INestApplicationContext } from '@nestjs/common';
import { Presets, SingleBar } from 'cli-progress';
import type { Actor } from '#domain/kernel/actor';
import { CliFailure } from '../../cli/command-line.js';
import { JobReader } from '../job-reader.js';

const LOOK_EVERY_MS = 200;
const WAITING = 'waiting for a worker';

/** Shows how far a job is until it is done. Whichever worker does it: this process or one that serves. */
export async function watchJob(app: INestApplicationContext, jobId: string, actor: Actor): Promise<void> {
  const jobs = app.get(JobReader);
  const format = { format: '{bar} {percentage} %  {note}', hideCursor: true, clearOnComplete: true };
  const bar = new SingleBar(format, Presets.shades_classic);
  bar.start(100, 0, { note: WAITING });
  try {
    for (;;) {
      const { state, error, progress } = await jobs.byId(jobId, actor);
      if (state === 'done') return;
      if (state === 'parked') throw new CliFailure(`It failed: ${error}`);
      const percent = progress ? Math.round((progress.done / Math.max(progress.total, 1)) * 100) : 0;
      bar.update(percent, { note: progress?.note ?? WAITING });
      await pause(LOOK_EVERY_MS);
    }
  } finally {
    bar.stop();
  }
}
