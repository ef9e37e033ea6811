import type { Command } from 'commander';

/** `lyceum doctor`: looks at everything that a start needs, and says what to do about what is wrong. */
export function doctorCommand(program: Command): void {
  program
    .command('doctor')
    .description('check the configuration, the data folder, the database, Redis and the public address')
    .action(async () => (await import('./look-at-everything.js')).lookAtEverything());
}
