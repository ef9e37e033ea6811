import type { INestApplicationContext } from '@nestjs/common';
import { table } from '../../cli/command-line.js';
import { JobOperations } from '../job-operations.js';
import type { JobState } from '../job-view.js';

export interface ListOptions {
  readonly state: JobState;
  readonly kind?: string;
  readonly limit: string;
}

export async function list(app: INestApplicationContext, { state, kind, limit }: ListOptions): Promise<void> {
  const found = await app.get(JobOperations).list({ state, limit: Number(limit), ...(kind && { kind }) });
  if (found.length === 0) {
    process.stdout.write(`No job is ${state}.\n`);
    return;
  }
  const rows = found.map((job) => [
    job.id,
    job.kind,
    String(job.attempt),
    job.createdAt.slice(0, 19),
    job.error ?? (job.progress ? `${job.progress.done} of ${job.progress.total}` : ''),
  ]);
  process.stdout.write(`${table(['id', 'kind', 'attempts', 'placed (UTC)', 'error or progress'], rows)}\n`);
}

export async function retry(app: INestApplicationContext, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    await app.get(JobOperations).retry(id);
    process.stdout.write(`${id} will run again.\n`);
  }
}
