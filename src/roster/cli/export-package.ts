import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { INestApplicationContext } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { systemActor } from '#domain/kernel/actor';
import { END_DATES, type EndDates } from '#domain/roster/import/import-settings';
import { CliFailure, EXIT, table } from '#platform/cli/command-line';
import { watchJob } from '#platform/queue/cli/watch-job';
import { RequestRosterExportCommand } from '../commands/request-roster-export.command.js';
import { FindImporterQuery } from '../queries/find-importer.query.js';
import { GetRosterExportQuery } from '../queries/get-roster-export.query.js';
import { OpenRosterExportQuery } from '../queries/open-roster-export.query.js';

export interface Options {
  readonly as: string;
  readonly district?: string;
  readonly school?: string;
  readonly endDates: EndDates;
}

export async function exportPackage(
  app: INestApplicationContext,
  file: string,
  options: Options,
): Promise<void> {
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
