import type { Command } from 'commander';
import { ROLES } from '#domain/kernel/permissions';
import type { WithApplication } from '#platform/cli/command-line';
import type { Account, Options, ToErase } from './keep-accounts.js';

/** `lyceum user …`: for operators, above all for the first administrator of a new installation. */
export function userCommands(program: Command, withApplication: WithApplication): void {
  const user = program.command('user').description('accounts');
  closing(user, withApplication);
  user
    .command('create')
    .description('make an account whose address you vouch for; the password is read from standard input')
    .requiredOption('--email <address>', 'the address to sign in with')
    .requiredOption('--name <name>', 'as others see it')
    .option(
      '--role <role>',
      `platform-admin (only the first one), or a role in a school: ${ROLES.join(', ')}`,
    )
    .option('--school <id>', 'the school in which the role is held')
    .option('--locale <locale>', 'language, as in BCP 47', 'en')
    .option('--time-zone <zone>', 'IANA time zone', Intl.DateTimeFormat().resolvedOptions().timeZone)
    .addHelpText(
      'after',
      '\nExample:\n  read -rs PASSWORD; echo "$PASSWORD" | npm run lyceum -- user create \\\n    --email head@example.org --name "A. Head" --role platform-admin',
    )
    .action((options: Options) =>
      withApplication(async (app) => (await import('./keep-accounts.js')).create(app, options)),
    );
}

/** Both sides of one door. */
function closing(user: Command, withApplication: WithApplication): void {
  const address = ['--email <address>', 'of the account'] as const;
  user
    .command('suspend')
    .description('close an account: it cannot be signed in to, and every session of it ends')
    .requiredOption(...address)
    .action((account: Account) =>
      withApplication(async (app) => (await import('./keep-accounts.js')).suspend(app, account)),
    );
  user
    .command('reinstate')
    .description('open an account again that was closed')
    .requiredOption(...address)
    .action((account: Account) =>
      withApplication(async (app) => (await import('./keep-accounts.js')).reinstate(app, account)),
    );
  user
    .command('erase')
    .description('erase an account for good; what schools keep of the person stays theirs')
    .requiredOption(...address)
    .requiredOption('--reason <text>', 'why, e.g. the number of the request; it is kept, so it names nobody')
    .action((account: ToErase) =>
      withApplication(async (app) => (await import('./keep-accounts.js')).erase(app, account)),
    );
}
