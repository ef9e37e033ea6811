import type { Command } from 'commander';
import { END_DATES } from '#domain/roster/import/import-settings';
import { commandGroup, type WithApplication } from '#platform/cli/command-line';
import type { Options } from './export-package.js';

/** `lyceum export oneroster`: a roster as a OneRoster package, by the same job as over REST. */
export function exportCommands(program: Command, withApplication: WithApplication): void {
  commandGroup(program, 'export', 'give data out')
    .command('oneroster')
    .argument('<file>', 'the zip to write')
    .description('write the rosters of a district, or of one school, as a OneRoster 1.2 CSV package')
    .requiredOption(
      '--as <address>',
      'the account that exports: an administrator of the district or the school',
    )
    .option('--district <id>', 'all schools of the district')
    .option('--school <id>', 'one school')
    .option('--end-dates <meaning>', `what end dates mean: ${END_DATES.join(' or ')}`, END_DATES[0])
    .action((file: string, options: Options) =>
      withApplication(
        async (app) => (await import('./export-package.js')).exportPackage(app, file, options),
        {
          serve: false,
          work: true,
        },
      ),
    );
}
