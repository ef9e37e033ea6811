import type { INestApplicationContext } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { InvalidArgumentError, type Command } from 'commander';
import { systemActor, type Actor } from '#domain/kernel/actor';
import {
  END_DATES,
  IMPORT_MODES,
  PACKAGE_ENCODINGS,
  USUAL_SETTINGS,
  type EndDates,
  type ImportSettings,
  type PackageEncoding,
} from '#domain/roster/import/import-settings';
import { CliFailure, commandGroup, EXIT, type WithApplication } from '#platform/cli/command-line';
import { watchJob } from '#platform/queue/cli/watch-job';
import { FindDistrictOfPackageCommand } from '../commands/find-district-of-package.command.js';
import { ReceiveLocalPackageCommand } from '../commands/receive-local-package.command.js';
import { RequestRosterImportCommand } from '../commands/request-roster-import.command.js';
import { FindImporterQuery } from '../queries/find-importer.query.js';
import { GetRosterImportQuery } from '../queries/get-roster-import.query.js';
import { bellTimesOf } from '../http/bell-times.dto.js';
import { reportImport } from './import-report.js';

interface Options {
  readonly as: string;
  readonly district?: string;
  readonly goodRowsOnly?: true;
  readonly dryRun?: true;
  readonly timeZone?: string;
  readonly weekdays?: number[];
  readonly bellTimes?: ImportSettings['bellTimes'];
  readonly endDates?: EndDates;
  readonly encoding?: PackageEncoding;
  readonly mayEnd?: number;
  readonly invite?: true;
}

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
    withApplication((app) => importPackage(app, path, options), { serve: false, work: true }),
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

async function importPackage(app: INestApplicationContext, path: string, options: Options): Promise<void> {
  const [commands, queries] = [app.get(CommandBus), app.get(QueryBus)];
  const personId = await queries.execute(new FindImporterQuery(options.as));
  if (!personId) throw new CliFailure(`There is no account ${options.as}.`, EXIT.usage);
  const actor = systemActor(null, personId);
  const settings = settingsOf(options);
  const districtId = options.district ?? (await districtOf(commands, path, options, actor));
  const { importId } = await commands.execute(new ReceiveLocalPackageCommand({ path, districtId, settings }));
  const mode = options.goodRowsOnly ? 'good-rows-only' : 'all-or-nothing';
  const wishes = { importId, districtId, mode, dryRun: options.dryRun ?? false, settings } as const;
  const { jobId } = await commands.execute(new RequestRosterImportCommand(wishes, actor));
  await watchJob(app, jobId, actor);
  await reportImport(
    queries,
    await queries.execute(new GetRosterImportQuery({ importId, districtId }, actor)),
    actor,
  );
}

function districtOf(commands: CommandBus, path: string, { encoding = 'utf-8' }: Options, actor: Actor) {
  return commands.execute(new FindDistrictOfPackageCommand({ path, encoding }, actor));
}

/** Only what was given: the rest is as usual. */
function settingsOf(options: Options): Partial<ImportSettings> {
  const { timeZone, weekdays, bellTimes: times, endDates, encoding, mayEnd, invite } = options;
  const given = { timeZone, weekdays, bellTimes: times, endDates, encoding, mayEnd, inviteStaff: invite };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

function numbers(text: string): number[] {
  return text.split(',').map(Number);
}

function bellTimes(text: string): ImportSettings['bellTimes'] {
  const times = bellTimesOf(text);
  if (!times) throw new InvalidArgumentError('Write them as 1=08:30-09:15,2=09:25-10:10.');
  return times;
}
