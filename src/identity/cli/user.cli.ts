import { text } from 'node:stream/consumers';
import { CommandBus } from '@nestjs/cqrs';
import type { Command } from 'commander';
import { systemActor } from '#domain/kernel/actor';
import { dateIn } from '#domain/kernel/local-date';
import { ROLES, type Role } from '#domain/kernel/permissions';
import { CliFailure, EXIT, type WithApplication } from '#platform/cli/command-line';
import { CreateUserCommand } from '../commands/create-user.command.js';
import { GrantMembershipCommand } from '../commands/grant-membership.command.js';

interface Options {
  readonly email: string;
  readonly name: string;
  readonly role?: Role;
  readonly school?: string;
  readonly locale: string;
  readonly timeZone: string;
}

/** `lyceum user create`: for operators, above all for the first administrator of a new installation. */
export function userCommands(program: Command, withApplication: WithApplication): void {
  program
    .command('user')
    .description('accounts')
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

async function passwordFromInput(): Promise<string> {
  if (process.stdin.isTTY) process.stderr.write('Password (ends with Enter, then Ctrl-D; it is shown): ');
  const password = (await text(process.stdin)).replace(/\r?\n$/, '');
  if (password === '') throw new CliFailure('No password came from standard input.', EXIT.usage);
  return password;
}
