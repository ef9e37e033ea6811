import type { INestApplicationContext } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Command } from 'commander';
import { systemActor } from '#domain/kernel/actor';
import { CliFailure, table, type WithApplication } from '#platform/cli/command-line';
import { ReviseRulesCommand } from '../commands/revise-rules.command.js';
import { ListSchoolsToKeepQuery } from '../queries/list-schools-to-keep.query.js';
import { VerifyProgressQuery, type ProgressDifference } from '../queries/verify-progress.query.js';

interface Options {
  readonly school?: string;
  readonly repair: boolean;
}

/** `lyceum learning verify`: whether the kept progress is what the evidence comes to (B2). */
export function learningCommands(program: Command, withApplication: WithApplication): void {
  program
    .command('learning')
    .description('online courses and how far learners have come')
    .command('verify')
    .description('work out everybody’s progress from the evidence and name each that is kept otherwise')
    .option('--school <id>', 'one school only')
    .option('--repair', 'keep what the evidence comes to instead', false)
    .action((options: Options) => withApplication((app) => verify(app, options)));
}

async function verify(app: INestApplicationContext, { school, repair }: Options): Promise<void> {
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
