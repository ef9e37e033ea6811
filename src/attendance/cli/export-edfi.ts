import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { INestApplicationContext } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { systemActor } from '#domain/kernel/actor';
import type { LocalDate } from '#domain/kernel/local-date';
import { CliFailure, EXIT, table } from '#platform/cli/command-line';
import { watchJob } from '#platform/queue/cli/watch-job';
import { RequestEdfiExportCommand } from '../commands/exchange/request-edfi-export.command.js';
import { FindAccountQuery } from '../queries/exchange/find-account.query.js';
import { GetEdfiExportQuery } from '../queries/exchange/get-edfi-export.query.js';
import { OpenEdfiExportQuery } from '../queries/exchange/open-edfi-export.query.js';

export interface Options {
  readonly as: string;
  readonly school: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly edfiSchoolId?: string;
  readonly calendarCode?: string;
  readonly reasons: boolean;
}

export async function exportEdfi(
  app: INestApplicationContext,
  file: string,
  options: Options,
): Promise<void> {
  const [commands, queries] = [app.get(CommandBus), app.get(QueryBus)];
  const personId = await queries.execute(new FindAccountQuery(options.as));
  if (!personId) throw new CliFailure(`There is no account ${options.as}.`, EXIT.usage);
  const actor = systemActor(options.school, personId);
  const { from: startsOn, to: endsOn, reasons } = options;
  const names = { edfiSchoolId: options.edfiSchoolId ?? null, calendarCode: options.calendarCode ?? null };
  const input = { startsOn, endsOn, reasons, ...names };
  const exportId = await commands.execute(new RequestEdfiExportCommand(input, actor));
  const { jobId } = await queries.execute(new GetEdfiExportQuery(exportId, actor));
  await watchJob(app, jobId, actor);
  const { zip } = await queries.execute(new OpenEdfiExportQuery(exportId, actor));
  await pipeline(Readable.from(zip), createWriteStream(file));
  const { package: made } = await queries.execute(new GetEdfiExportQuery(exportId, actor));
  const counts = Object.entries(made!.counts).map(([what, n]) => [what, String(n)]);
  process.stdout.write(`${table(['what', 'number'], counts)}\n\nWrote ${file}.\n`);
}
