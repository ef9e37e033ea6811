import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { INestApplicationContext } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Command } from 'commander';
import { systemActor } from '#domain/kernel/actor';
import { END_DATES, type EndDates } from '#domain/roster/import/import-settings';
import { CliFailure, commandGroup, EXIT, table, type WithApplication } from '#platform/cli/command-line';
import { watchJob } from '#platform/queue/cli/watch-job';
import { RequestRosterExportCommand } from '../commands/request-roster-export.command.js';
import { FindImporterQuery } from '../queries/find-importer.query.js';
import { GetRosterExportQuery } from '../queries/get-roster-export.query.js';
import { OpenRosterExportQuery } from '../queries/open-roster-export.query.js';

interface Options {
  readonly as: string;
  readonly district?: string;
  readonly school?: string;
  readonly endDates: EndDates;
}

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
      withApplication((app) => exportPackage(app, file, options), { serve: false, work: true }),
    );
}

async function exportPackage(app: INestApplicationContext, file: string, options: Options): Promise<void> {
  const [commands, queries] = [app.get(CommandBus), app.get(QueryBus)];
  const of = placeOf(options);
  const personId = await queries.execute(new FindImporterQuery(options.as));
  if (!personId) throw new CliFailure(`There is no account ${options.as}.`, EXIT.usage);
  const actor = systemActor(options.school ?? null, personId);
  const { endDates } = options;
  const exportId = await commands.execute(new RequestRosterExportCommand({ of, endDates }, actor));
  const { jobId } = await queries.execute(new GetRosterExportQuery({ exportId, ...of }, actor));
  await watchJob(app, jobId, actor);
  const { zip } = await queries.execute(new OpenRosterExportQuery({ exportId, ...of }, actor));
  await pipeline(Readable.from(zip), createWriteStream(file));
  const { package: made } = await queries.execute(new GetRosterExportQuery({ exportId, ...of }, actor));
  const rows = made!.files.map((written) => [written.file, String(written.rows)]);
  process.stdout.write(`${table(['file', 'rows'], rows)}\n\nWrote ${file}.\n`);
}

function placeOf({ district, school, endDates }: Options): { districtId: string } | { schoolId: string } {
  if (!END_DATES.includes(endDates))
    throw new CliFailure(`--end-dates is ${END_DATES.join(' or ')}.`, EXIT.usage);
  if (school && !district) return { schoolId: school };
  if (district && !school) return { districtId: district };
  throw new CliFailure('Give either --district or --school.', EXIT.usage);
}
