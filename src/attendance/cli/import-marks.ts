import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { INestApplicationContext } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { FileEncoding } from '#domain/attendance/mark-import/mark-import.words';
import { systemActor, type Actor } from '#domain/kernel/actor';
import { CliFailure, EXIT, table } from '#platform/cli/command-line';
import { watchJob } from '#platform/queue/cli/watch-job';
import { ReceiveMarkFileCommand } from '../commands/exchange/receive-mark-file.command.js';
import { RequestMarkImportCommand } from '../commands/exchange/request-mark-import.command.js';
import { FindAccountQuery } from '../queries/exchange/find-account.query.js';
import { GetMarkImportQuery } from '../queries/exchange/get-mark-import.query.js';
import { ListMarkImportFaultsQuery } from '../queries/exchange/list-mark-import-faults.query.js';
import type { MarkImportView } from '../queries/exchange/mark-import.view.js';

export interface Options {
  readonly as: string;
  readonly school: string;
  readonly goodRowsOnly: boolean;
  readonly dryRun: boolean;
  readonly replace: boolean;
  readonly submit: boolean;
  readonly encoding: FileEncoding;
}

/** As many faults as a terminal bears; the API lists all of them. */
const SHOWN = 50;

export async function importMarks(
  app: INestApplicationContext,
  file: string,
  options: Options,
): Promise<void> {
  const [commands, queries] = [app.get(CommandBus), app.get(QueryBus)];
  const personId = await queries.execute(new FindAccountQuery(options.as));
  if (!personId) throw new CliFailure(`There is no account ${options.as}.`, EXIT.usage);
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) throw new CliFailure(`There is no file ${file}.`, EXIT.usage);
  const actor = systemActor(options.school, personId);
  const content = createReadStream(file);
  const { importId } = await commands.execute(new ReceiveMarkFileCommand(content, actor));
  const { goodRowsOnly, dryRun, replace, submit, encoding } = options;
  const mode = goodRowsOnly ? 'good-rows-only' : 'all-or-nothing';
  const existing = replace ? 'replace' : 'keep';
  const input = { importId, mode, dryRun, existing, submit, encoding } as const;
  await commands.execute(new RequestMarkImportCommand(input, actor));
  const { jobId } = await queries.execute(new GetMarkImportQuery(importId, actor));
  await watchJob(app, jobId, actor);
  await report(queries, await queries.execute(new GetMarkImportQuery(importId, actor)), actor);
}

async function report(queries: QueryBus, made: MarkImportView, actor: Actor): Promise<void> {
  if (made.problem) throw new CliFailure(made.problem, EXIT.badData);
  const page = await queries.execute(new ListMarkImportFaultsQuery(made.id, { limit: SHOWN }, actor));
  const faults = page.items.map(({ row, field, reason, detail }) => [String(row), field, reason, detail]);
  if (faults.length > 0)
    say(`${table(['row', 'field', 'reason', 'detail'], faults)}${page.next ? '\n… and more' : ''}\n`);
  const counts = Object.entries(made.counts ?? {}).map(([what, n]) => [what, String(n)]);
  say(`${table(['what', 'number'], counts)}\n`);
  if (made.state === 'refused')
    throw new CliFailure(
      'Nothing was imported: there are faults. Sound rows alone come in with --good-rows-only.',
      EXIT.badData,
    );
  say(made.dryRun ? 'A dry run: nothing was changed.' : `Imported (${made.id}).`);
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
