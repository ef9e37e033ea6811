import { Option, type Command } from 'commander';
import { CliFailure, EXIT, type WithApplication } from '../../cli/command-line.js';
import { JOB_STATES } from '../job-view.js';
import type { ListOptions } from './operate-jobs.js';

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
      return withApplication(async (app) => (await import('./operate-jobs.js')).list(app, options));
    });
  jobs
    .command('retry')
    .description('give parked jobs another chance; a worker takes them within seconds')
    .argument('<id...>', 'of the jobs')
    .action((ids: string[]) => {
      for (const id of ids) if (!UUID.test(id)) throw usage(`${id} is not the id of a job.`);
      return withApplication(async (app) => (await import('./operate-jobs.js')).retry(app, ids));
    });
}

function usage(message: string): CliFailure {
  return new CliFailure(message, EXIT.usage);
}
