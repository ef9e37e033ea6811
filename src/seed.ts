import { text } from 'node:stream/consumers';
import type { Command } from 'commander';
import { CliFailure, EXIT, type WithApplication } from '#platform/cli/command-line';
import { DEMO_ACCOUNTS } from './demo/demo-accounts.js';
import { isInUse } from './demo/demo.js';
import { seedDemo } from './demo/seed-demo.js';

/** `lyceum seed`: the demo district in a database of one's own, with a password that not everybody knows. */
export function seedCommand(program: Command, withApplication: WithApplication): void {
  program
    .command('seed')
    .description('make the demo district in an empty database; its password is read from standard input')
    .action(async () => {
      const password = (await text(process.stdin)).replace(/\r?\n$/, '');
      if (password === '') throw new CliFailure('No password came from standard input.', EXIT.usage);
      await withApplication(
        async (app) => {
          if (await isInUse(app)) {
            throw new CliFailure('The database is in use already: the demo is made in an empty one only.');
          }
          await seedDemo(app, (line) => void process.stdout.write(`${line}\n`), password);
          for (const { role, email } of DEMO_ACCOUNTS) process.stdout.write(`${role.padEnd(14)}  ${email}\n`);
        },
        { serve: false, work: true },
      );
    });
}
