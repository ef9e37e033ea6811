import type { Command } from 'commander';
import type { WithApplication } from '#platform/cli/command-line';

/** `lyceum attendance retention`: which months of records go, and why the others stay. */
export function retentionCommand(attendance: Command, withApplication: WithApplication): void {
  attendance
    .command('retention')
    .description('let go of the records that no school keeps any more, as the job does every night')
    .option('--dry-run', 'only say what would go, and what keeps the rest', false)
    .action((options: { readonly dryRun: boolean }) =>
      withApplication(async (app) => (await import('./retire-months.js')).retire(app, options)),
    );
}
