import type { Command } from 'commander';
import type { WithApplication } from '#platform/cli/command-line';

/** `lyceum finance verify`: whether every transaction comes to zero and every balance is the sum of its postings (R3). */
export function financeCommands(program: Command, withApplication: WithApplication): void {
  program
    .command('finance')
    .description('ledgers of people')
    .command('verify')
    .description('add up every ledger again, and name by its id what does not balance')
    .action(() => withApplication(async (app) => (await import('./verify-ledgers.js')).verify(app)));
}
