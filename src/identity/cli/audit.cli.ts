import type { Command } from 'commander';
import type { WithApplication } from '#platform/cli/command-line';

/** `lyceum audit verify`: whether the audit log still says what it said. */
export function auditCommands(program: Command, withApplication: WithApplication): void {
  program
    .command('audit')
    .description('the audit log')
    .command('verify')
    .description('read the whole log again and name each link of its chain that was tampered with')
    .action(() => withApplication(async (app) => (await import('./verify-audit.js')).verify(app)));
}
