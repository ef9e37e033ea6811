import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { INestApplicationContext } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { InvalidArgumentError, type Command } from 'commander';
import { systemActor } from '#domain/kernel/actor';
import { isLocalDate, type LocalDate } from '#domain/kernel/local-date';
import { CliFailure, commandGroup, EXIT, table, type WithApplication } from '#platform/cli/command-line';
import { watchJob } from '#platform/queue/cli/watch-job';
import { RequestEdfiExportCommand } from '../commands/exchange/request-edfi-export.command.js';
import { FindAccountQuery } from '../queries/exchange/find-account.query.js';
import { GetEdfiExportQuery } from '../queries/exchange/get-edfi-export.query.js';
import { OpenEdfiExportQuery } from '../queries/exchange/open-edfi-export.query.js';

interface Options {
  readonly as: string;
  readonly school: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly edfiSchoolId?: string;
  readonly calendarCode?: string;
  readonly reasons: boolean;
}

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
      withApplication((app) => exportEdfi(app, file, options), { serve: false, work: true }),
    );
}

async function exportEdfi(app: INestApplicationContext, file: string, options: Options): Promise<void> {
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

function date(text: string): LocalDate {
  if (!isLocalDate(text)) throw new InvalidArgumentError('It must be a date such as 2026-09-01.');
  return text;
}
