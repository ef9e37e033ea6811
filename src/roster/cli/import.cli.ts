import { InvalidArgumentError, type Command } from 'commander';
import {
  END_DATES,
  IMPORT_MODES,
  PACKAGE_ENCODINGS,
  USUAL_SETTINGS,
  type ImportSettings,
} from '#domain/roster/import/import-settings';
import { commandGroup, type WithApplication } from '#platform/cli/command-line';
import { bellTimesOf } from '../http/bell-times.dto.js';
import type { Options } from './import-package.js';

/** `lyceum import oneroster`: a district from its records system, by the same job as over REST. */
export function importCommands(program: Command, withApplication: WithApplication): void {
  const command = commandGroup(program, 'import', 'bring data in')
    .command('oneroster')
    .argument('<package>', 'a OneRoster 1.1 or 1.2 CSV package: a zip or a folder')
    .description('import a district from its records system, with a report of every fault')
    .requiredOption(
      '--as <address>',
      'the account that imports: an administrator of the platform or the district',
    )
    .option('--district <id>', 'the district; otherwise the one that the package names, made when it is new')
    .option('--good-rows-only', `take what is sound, instead of ${IMPORT_MODES[0]}`)
    .option('--dry-run', 'report what would change, and change nothing');
  settingOptions(command).action((path: string, options: Options) =>
    withApplication(async (app) => (await import('./import-package.js')).importPackage(app, path, options), {
      serve: false,
      work: true,
    }),
  );
}

function settingOptions(command: Command): Command {
  return command
    .option('--time-zone <zone>', 'IANA time zone of schools that are new', 'UTC')
    .option('--weekdays <days>', 'days of teaching, Monday 1 to Sunday 7 (default: 1,2,3,4,5)', numbers)
    .option('--bell-times <times>', 'bell times of periods, as in 1=08:30-09:15,2=09:25-10:10', bellTimes)
    .option('--end-dates <meaning>', `what end dates mean: ${END_DATES.join(' or ')}`)
    .option(
      '--encoding <name>',
      `what the text is in when it does not say: ${PACKAGE_ENCODINGS.join(' or ')}`,
    )
    .option('--may-end <percent>', `how much of a school may end (default: ${USUAL_SETTINGS.mayEnd})`, Number)
    .option('--invite', 'invite staff by mail once their school is whole')
    .addHelpText(
      'after',
      '\nExit codes: 0 imported (or nothing to do), 65 refused because of the package, 1 failed.\n' +
        '\nExample:\n  npm run lyceum -- import oneroster valley-district.zip --as admin@example.org --dry-run',
    );
}

function numbers(text: string): number[] {
  return text.split(',').map(Number);
}

function bellTimes(text: string): ImportSettings['bellTimes'] {
  const times = bellTimesOf(text);
  if (!times) throw new InvalidArgumentError('Write them as 1=08:30-09:15,2=09:25-10:10.');
  return times;
}
