import { text } from 'node:stream/consumers';
import type { INestApplicationContext } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { systemActor } from '#domain/kernel/actor';
import { dateIn } from '#domain/kernel/local-date';
import { ROLES, type Role } from '#domain/kernel/permissions';
import { CliFailure, EXIT } from '#platform/cli/command-line';
import { PersonNotFound } from '#domain/identity/account.errors';
import { CreateUserCommand } from '../commands/create-user.command.js';
import { EraseAccountCommand } from '../commands/erase-account.command.js';
import { GrantMembershipCommand } from '../commands/grant-membership.command.js';
import { ReinstatePersonCommand } from '../commands/reinstate-person.command.js';
import { SuspendPersonCommand } from '../commands/suspend-person.command.js';
import { GetSchoolQuery } from '../queries/get-school.query.js';
import { PersonByEmailQuery } from '../queries/person-by-email.query.js';

export interface Account {
  readonly email: string;
}

export interface ToErase extends Account {
  readonly reason: string;
}

export interface Options extends Account {
  readonly name: string;
  readonly role?: Role;
  readonly school?: string;
  readonly locale: string;
  readonly timeZone: string;
}

export async function create(
  app: INestApplicationContext,
  { role, school, name, ...account }: Options,
): Promise<void> {
  if (role && !ROLES.includes(role)) throw new CliFailure(`There is no role ${role}.`, EXIT.usage);
  if (role && role !== 'platform-admin' && !school) {
    throw new CliFailure(`The role ${role} is held in a school: give --school.`, EXIT.usage);
  }
  const from = dateIn(await calendarOf(app, school), new Date());
  const commands = app.get(CommandBus);
  const password = await passwordFromInput();
  const personId = await commands.execute(new CreateUserCommand({ ...account, displayName: name, password }));
  process.stdout.write(`Created ${account.email} (${personId}).\n`);
  if (!role) return;
  const place = { schoolId: school ?? null, districtId: null };
  const actor = systemActor(place.schoolId, personId);
  await commands.execute(new GrantMembershipCommand({ ...place, personId, role, from }, actor));
  process.stdout.write(`Gave the role ${role}.\n`);
}

/** Roles count by the clocks of their school, and those of the platform by UTC. */
async function calendarOf(app: INestApplicationContext, school: string | undefined): Promise<string> {
  if (school === undefined) return 'UTC';
  const { timeZone } = await app.get(QueryBus).execute(new GetSchoolQuery(school, systemActor(school)));
  return timeZone;
}

export async function suspend(app: INestApplicationContext, { email }: Account): Promise<void> {
  await app.get(CommandBus).execute(new SuspendPersonCommand({ email }));
  process.stdout.write(`${email} can no longer sign in.\n`);
}

export async function reinstate(app: INestApplicationContext, { email }: Account): Promise<void> {
  await app.get(CommandBus).execute(new ReinstatePersonCommand({ email }));
  process.stdout.write(`${email} can sign in again.\n`);
}

export async function erase(app: INestApplicationContext, { email, reason }: ToErase): Promise<void> {
  const personId = await app.get(QueryBus).execute(new PersonByEmailQuery(email));
  if (personId === null) throw new PersonNotFound();
  await app
    .get(CommandBus)
    .execute(new EraseAccountCommand({ personId, reason }, systemActor(null, personId)));
  process.stdout.write(`Erased ${personId}.\n`);
}

async function passwordFromInput(): Promise<string> {
  if (process.stdin.isTTY) process.stderr.write('Password (ends with Enter, then Ctrl-D; it is shown): ');
  const password = (await text(process.stdin)).replace(/\r?\n$/, '');
  if (password === '') throw new CliFailure('No password came from standard input.', EXIT.usage);
  return password;
}
