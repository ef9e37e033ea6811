import { Option, type Command } from 'commander';
import { CliFailure, EXIT, table, type WithApplication } from '../../cli/command-line.js';
import { JobOperations } from '../job-operations.js';
import { JOB_STATES, type JobState } from '../job-view.js';

interface ListOptions {
  readonly state: JobState;
  readonly kind?: string;
  readonly limit: string;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** `lyceum jobs list` and `lyceum jobs retry`: what waits for the operator. */
export function jobsCommands(program: Command, withApplication: WithApplication): void {
  const jobs = program.command('jobs').description('work that runs after a request was answered');
  jobs
    .command('list')
    .description('the latest jobs in a state; parked ones have failed for good and wait for you')
    .addOption(new Option('--state <state>', 'which').choices(JOB_STATES).default('parked'))
    .option('--kind <kind>', 'only of this kind, e.g. roster.import')
    .option('--limit <number>', 'how many at most', '50')
    .action((options: ListOptions) => {
      if (!/^[1-9]\d{0,3}$/.test(options.limit)) throw usage('--limit must be from 1 to 9999.');
      return withApplication((app) => list(app.get(JobOperations), options));
    });
  jobs
    .command('retry')
    .description('give parked jobs another chance; a worker takes them within seconds')
    .argument('<id...>', 'of the jobs')
    .action((ids: string[]) => {
      for (const id of ids) if (!UUID.test(id)) throw usage(`${id} is not the id of a job.`);
      return withApplication((app) => retry(app.get(JobOperations), ids));
    });
}

function usage(message: string): CliFailure {
  return new CliFailure(message, EXIT.usage);
}

async function list(jobs: JobOperations, { state, kind, limit }: ListOptions): Promise<void> {
  const found = await jobs.list({ state, limit: Number(limit), ...(kind && { kind }) });
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

async function retry(jobs: JobOperations, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    await jobs.retry(id);
    process.stdout.write(`${id} will run again.\n`);
  }
}
