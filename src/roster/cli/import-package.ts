import type { INestApplicationContext } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { systemActor, type Actor } from '#domain/kernel/actor';
import type { EndDates, ImportSettings, PackageEncoding } from '#domain/roster/import/import-settings';
import { CliFailure, EXIT } from '#platform/cli/command-line';
import { watchJob } from '#platform/queue/cli/watch-job';
import { FindDistrictOfPackageCommand } from '../commands/find-district-of-package.command.js';
import { ReceiveLocalPackageCommand } from '../commands/receive-local-package.command.js';
import { RequestRosterImportCommand } from '../commands/request-roster-import.command.js';
import { FindImporterQuery } from '../queries/find-importer.query.js';
import { GetRosterImportQuery } from '../queries/get-roster-import.query.js';
import { reportImport } from './import-report.js';

export interface Options {
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

export async function importPackage(
  app: INestApplicationContext,
  path: string,
  options: Options,
): Promise<void> {
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
