import { text } from 'node:stream/consumers';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Command } from 'commander';
import { systemActor } from '#domain/kernel/actor';
import { dateIn } from '#domain/kernel/local-date';
import { ROLES, type Role } from '#domain/kernel/permissions';
import { CliFailure, EXIT, type WithApplication } from '#platform/cli/command-line';
import { PersonNotFound } from '#domain/identity/account.errors';
import { CreateUserCommand } from '../commands/create-user.command.js';
import { EraseAccountCommand } from '../commands/erase-account.command.js';
import { GrantMembershipCommand } from '../commands/grant-membership.command.js';
import { ReinstatePersonCommand } from '../commands/reinstate-person.command.js';
import { SuspendPersonCommand } from '../commands/suspend-person.command.js';
import { PersonByEmailQuery } from '../queries/person-by-email.query.js';

interface Account {
  readonly email: string;
}

interface ToErase extends Account {
  readonly reason: string;
}

interface Options extends Account {
  readonly name: string;
  readonly role?: Role;
  readonly school?: string;
  readonly locale: string;
  readonly timeZone: string;
}

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
    .action((options: Options) => withApplication((app) => create(app.get(CommandBus), options)));
}

/** Both sides of one door. */
function closing(user: Command, withApplication: WithApplication): void {
  const address = ['--email <address>', 'of the account'] as const;
  user
    .command('suspend')
    .description('close an account: it cannot be signed in to, and every session of it ends')
    .requiredOption(...address)
    .action((account: Account) => withApplication((app) => suspend(app.get(CommandBus), account)));
  user
    .command('reinstate')
    .description('open an account again that was closed')
    .requiredOption(...address)
    .action((account: Account) => withApplication((app) => reinstate(app.get(CommandBus), account)));
  user
    .command('erase')
    .description('erase an account for good; what schools keep of the person stays theirs')
    .requiredOption(...address)
    .requiredOption('--reason <text>', 'why, e.g. the number of the request; it is kept, so it names nobody')
    .action((account: ToErase) =>
      withApplication((app) => erase(app.get(CommandBus), app.get(QueryBus), account)),
    );
}

async function create(commands: CommandBus, { role, school, name, ...account }: Options): Promise<void> {
  if (role && !ROLES.includes(role)) throw new CliFailure(`There is no role ${role}.`, EXIT.usage);
  if (role && role !== 'platform-admin' && !school) {
    throw new CliFailure(`The role ${role} is held in a school: give --school.`, EXIT.usage);
  }
  const password = await passwordFromInput();
  const personId = await commands.execute(new CreateUserCommand({ ...account, displayName: name, password }));
  process.stdout.write(`Created ${account.email} (${personId}).\n`);
  if (!role) return;
  const place = { schoolId: school ?? null, districtId: null };
  const from = dateIn(account.timeZone, new Date());
  const actor = systemActor(place.schoolId, personId);
  await commands.execute(new GrantMembershipCommand({ ...place, personId, role, from }, actor));
  process.stdout.write(`Gave the role ${role}.\n`);
}

async function suspend(commands: CommandBus, { email }: Account): Promise<void> {
  await commands.execute(new SuspendPersonCommand({ email }));
  process.stdout.write(`${email} can no longer sign in.\n`);
}

async function reinstate(commands: CommandBus, { email }: Account): Promise<void> {
  await commands.execute(new ReinstatePersonCommand({ email }));
  process.stdout.write(`${email} can sign in again.\n`);
}

async function erase(commands: CommandBus, queries: QueryBus, { email, reason }: ToErase): Promise<void> {
  const personId = await queries.execute(new PersonByEmailQuery(email));
  if (personId === null) throw new PersonNotFound();
  await commands.execute(new EraseAccountCommand({ personId, reason }, systemActor(null, personId)));
  process.stdout.write(`Erased ${personId}.\n`);
}

async function passwordFromInput(): Promise<string> {
  if (process.stdin.isTTY) process.stderr.write('Password (ends with Enter, then Ctrl-D; it is shown): ');
  const password = (await text(process.stdin)).replace(/\r?\n$/, '');
  if (password === '') throw new CliFailure('No password came from standard input.', EXIT.usage);
  return password;
}
