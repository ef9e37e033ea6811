import { InvalidArgumentError, type Command } from 'commander';
import { isLocalDate, type LocalDate } from '#domain/kernel/local-date';
import type { WithApplication } from '#platform/cli/command-line';
import { retentionCommand } from './retention.cli.js';
import type { Options } from './verify-figures.js';

/** `lyceum attendance …`; `verify`: whether the kept figures are what the marks come to (A10). */
export function attendanceCommands(program: Command, withApplication: WithApplication): void {
  const attendance = program.command('attendance').description('attendance, its figures and its records');
  retentionCommand(attendance, withApplication);
  attendance
    .command('verify')
    .description('count all marks again and name each kept figure that is not what they come to')
    .option('--school <id>', 'one school only')
    .option('--from <date>', 'from this day on', date, '1900-01-01')
    .option('--to <date>', 'up to this day', date, '2999-12-31')
    .option('--repair', 'keep what the marks come to instead', false)
    .action((options: Options) =>
      withApplication(async (app) => (await import('./verify-figures.js')).verify(app, options)),
    );
}

function date(text: string): LocalDate {
  if (!isLocalDate(text)) throw new InvalidArgumentError('It must be a date such as 2026-09-01.');
  return text;
}
