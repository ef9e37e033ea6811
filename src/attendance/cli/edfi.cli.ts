import { InvalidArgumentError, type Command } from 'commander';
import { isLocalDate, type LocalDate } from '#domain/kernel/local-date';
import { commandGroup, type WithApplication } from '#platform/cli/command-line';
import type { Options } from './export-edfi.js';

/** `lyceum export edfi`: a school's attendance as an Ed-Fi interchange, by the same job as over REST. */
export function edfiCommands(program: Command, withApplication: WithApplication): void {
  commandGroup(program, 'export', 'give data out')
    .command('edfi')
    .argument('<file>', 'the zip to write')
    .description('write the attendance of a school as an Ed-Fi 5.2 student attendance interchange')
    .requiredOption('--as <address>', 'the account that exports')
    .requiredOption('--school <id>', 'the school')
    .requiredOption('--from <date>', 'the first day', date)
    .requiredOption('--to <date>', 'the last day, within 400 of the first', date)
    .option('--edfi-school-id <number>', 'what the receiver calls the school, if not as its records system')
    .option('--calendar-code <code>', "what the receiver calls the school's calendar, if not as the school")
    .option('--reasons', 'with the reasons of marks, which may say something about health', false)
    .action((file: string, options: Options) =>
      withApplication(async (app) => (await import('./export-edfi.js')).exportEdfi(app, file, options), {
        serve: false,
        work: true,
      }),
    );
}

function date(text: string): LocalDate {
  if (!isLocalDate(text)) throw new InvalidArgumentError('It must be a date such as 2026-09-01.');
  return text;
}
