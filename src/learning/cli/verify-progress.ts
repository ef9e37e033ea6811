import type { INestApplicationContext } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { systemActor } from '#domain/kernel/actor';
import { CliFailure, table } from '#platform/cli/command-line';
import { NoteWatchedCommand } from '../commands/note-watched.command.js';
import { ReviseRulesCommand } from '../commands/revise-rules.command.js';
import { ListSchoolsToKeepQuery } from '../queries/list-schools-to-keep.query.js';
import { VerifyProgressQuery, type ProgressDifference } from '../queries/verify-progress.query.js';
import { VerifyWatchingQuery, type WatchedInVain } from '../queries/verify-watching.query.js';

export interface Options {
  readonly school?: string;
  readonly repair: boolean;
}

interface Found {
  readonly watched: readonly WatchedInVain[];
  readonly differences: readonly ProgressDifference[];
}

export async function verify(app: INestApplicationContext, { school, repair }: Options): Promise<void> {
  const queries = app.get(QueryBus);
  const schools = school ? [school] : await everySchool(queries);
  let found = 0;
  for (const schoolId of schools) {
    const actor = systemActor(schoolId);
    const watched = await queries.execute(new VerifyWatchingQuery(actor));
    const differences = await queries.execute(new VerifyProgressQuery(actor));
    found += watched.length + differences.length;
    show(schoolId, { watched, differences });
    if (repair) await mend(app, schoolId, { watched, differences });
  }
  if (found === 0) process.stdout.write('All progress is what its evidence comes to.\n');
  else if (repair) process.stdout.write('Now it is what its evidence comes to.\n');
  else throw new CliFailure('Some progress is not what its evidence comes to; --repair mends it.');
}

async function everySchool(queries: QueryBus): Promise<string[]> {
  const schools = await queries.execute(new ListSchoolsToKeepQuery());
  return schools.map(({ schoolId }) => schoolId);
}

/** What was watched first: it is evidence, and progress is measured by it. */
async function mend(app: INestApplicationContext, schoolId: string, found: Found): Promise<void> {
  const [commands, actor] = [app.get(CommandBus), systemActor(schoolId)];
  for (const runId of runsOf(found.watched)) await commands.execute(new NoteWatchedCommand({ runId }, actor));
  for (const runId of runsOf(found.differences))
    await commands.execute(new ReviseRulesCommand({ runId }, actor));
}

function runsOf(found: readonly { readonly runId: string }[]): ReadonlySet<string> {
  return new Set(found.map(({ runId }) => runId));
}

function show(schoolId: string, { watched, differences }: Found): void {
  const seen = watched.map(({ runId, learnerId, itemId, percent, notedPercent }) => [
    schoolId,
    runId,
    learnerId,
    itemId,
    `${percent} %`,
    notedPercent === null ? '' : `${notedPercent} %`,
  ]);
  const kept = differences.map((one) => [schoolId, one.runId, one.learnerId, one.kept, one.recomputed]);
  print(['school', 'run', 'learner', 'item', 'watched', 'evidence'], seen);
  print(['school', 'run', 'learner', 'kept', 'recomputed'], kept);
}

function print(head: readonly string[], rows: readonly (readonly string[])[]): void {
  if (rows.length > 0) process.stdout.write(`${table(head, rows)}\n`);
}
