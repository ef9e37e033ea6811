import type { Command } from 'commander';
import type { WithApplication } from '#platform/cli/command-line';
import type { Options } from './verify-progress.js';

/** `lyceum learning verify`: whether the kept progress is what the evidence comes to (B2). */
export function learningCommands(program: Command, withApplication: WithApplication): void {
  program
    .command('learning')
    .description('online courses and how far learners have come')
    .command('verify')
    .description(
      'work out everybody’s progress from the evidence, and name what is kept otherwise or was watched and is none',
    )
    .option('--school <id>', 'one school only')
    .option('--repair', 'keep what the evidence comes to instead', false)
    .action((options: Options) =>
      withApplication(async (app) => (await import('./verify-progress.js')).verify(app, options)),
    );
}
