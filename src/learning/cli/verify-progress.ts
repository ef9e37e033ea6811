import type { INestApplicationContext } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { systemActor } from '#domain/kernel/actor';
import { CliFailure, table } from '#platform/cli/command-line';
import { ReviseRulesCommand } from '../commands/revise-rules.command.js';
import { ListSchoolsToKeepQuery } from '../queries/list-schools-to-keep.query.js';
import { VerifyProgressQuery, type ProgressDifference } from '../queries/verify-progress.query.js';

export interface Options {
  readonly school?: string;
  readonly repair: boolean;
}

export async function verify(app: INestApplicationContext, { school, repair }: Options): Promise<void> {
  const [commands, queries] = [app.get(CommandBus), app.get(QueryBus)];
  const schools = school ? [school] : await queries.execute(new ListSchoolsToKeepQuery());
  let found = 0;
  for (const schoolId of schools) {
    const actor = systemActor(schoolId);
    const differences = await queries.execute(new VerifyProgressQuery(actor));
    found += differences.length;
    if (differences.length > 0) process.stdout.write(`${listed(schoolId, differences)}\n`);
    const runs = repair ? new Set(differences.map(({ runId }) => runId)) : [];
    for (const runId of runs) await commands.execute(new ReviseRulesCommand({ runId }, actor));
  }
  if (found === 0) process.stdout.write('All progress is what its evidence comes to.\n');
  else if (repair) process.stdout.write('Now it is what its evidence comes to.\n');
  else throw new CliFailure('Some progress is not what its evidence comes to; --repair mends it.');
}

function listed(schoolId: string, differences: readonly ProgressDifference[]): string {
  const rows = differences.map(({ runId, learnerId, kept, recomputed }) => [
    schoolId,
    runId,
    learnerId,
    kept,
    recomputed,
  ]);
  return table(['school', 'run', 'learner', 'kept', 'recomputed'], rows);
}
