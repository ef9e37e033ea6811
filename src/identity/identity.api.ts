import { Injectable } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { CreateDistrictCommand } from './commands/create-district.command.js';
import { CreateSchoolCommand } from './commands/create-school.command.js';
import { CreateUserCommand } from './commands/create-user.command.js';
import { EncloseInvitationCommand } from './commands/enclose-invitation.command.js';
import { GrantMembershipCommand } from './commands/grant-membership.command.js';
import { InviteCommand } from './commands/invite.command.js';
import { OpenSchoolCommand } from './commands/open-school.command.js';
import { RedescribeSchoolCommand } from './commands/redescribe-school.command.js';
import { PersonByEmailQuery } from './queries/person-by-email.query.js';
import { PlatformIsLedQuery } from './queries/platform-is-led.query.js';
import { SchoolBySourceQuery } from './queries/school-by-source.query.js';

export {
  AccountErased,
  PersonReinstated,
  PersonSuspended,
  ProfileUpdated,
} from '#domain/identity/account.events';
export { InvitationAccepted, InvitationCreated } from '#domain/identity/invitation.events';
export { MembershipChanged, SchoolChanged, SchoolCreated } from '#domain/identity/school.events';

/** What identity does for other contexts. Each method is a command of its own unless it says otherwise. */
@Injectable()
export class IdentityApi {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** Whether the platform has an administrator: a new installation has none. */
  platformIsLed(): Promise<boolean> {
    return this.queries.execute(new PlatformIsLedQuery());
  }

  /** Answers the id of the district; one that came from the same source before is only renamed. */
  createDistrict(input: CreateDistrictCommand['input'], actor: Actor): Promise<string> {
    return this.commands.execute(new CreateDistrictCommand(input, actor));
  }

  /** Answers the id of the school; one that came from the same source before is brought up to date. */
  createSchool(input: CreateSchoolCommand['input'], actor: Actor): Promise<string> {
    return this.commands.execute(new CreateSchoolCommand(input, actor));
  }

  /** As `createSchool`, but within the unit of work of the caller: the school appears with what else it writes. */
  openSchool(input: OpenSchoolCommand['input']): Promise<string> {
    return this.commands.execute(new OpenSchoolCommand(input));
  }

  /** Changes name, time zone, locale or status within the unit of work of the caller. */
  redescribeSchool(input: RedescribeSchoolCommand['input']): Promise<void> {
    return this.commands.execute(new RedescribeSchoolCommand(input));
  }

  /** The school of a district that came from this source; null when there is none that the actor may see. */
  schoolBySource(districtId: string, sourceId: string, actor: Actor): Promise<string | null> {
    return this.queries.execute(new SchoolBySourceQuery({ districtId, sourceId }, actor));
  }

  /** For operators: the person whose account has the address; null when there is none. */
  personByEmail(email: string): Promise<string | null> {
    return this.queries.execute(new PersonByEmailQuery(email));
  }

  /** Invites somebody by mail; with `rosterPersonId` that record is linked on acceptance. Answers the invitation's id. */
  invite(input: InviteCommand['input'], actor: Actor): Promise<string> {
    return this.commands.execute(new InviteCommand(input, actor));
  }

  /** As `invite`, but within the unit of work of the caller. */
  encloseInvitation(input: EncloseInvitationCommand['input'], actor: Actor): Promise<string> {
    return this.commands.execute(new EncloseInvitationCommand(input, actor));
  }

  /** For operators and the demo: an account whose address is vouched for. Answers the person's id. */
  createUser(input: CreateUserCommand['input']): Promise<string> {
    return this.commands.execute(new CreateUserCommand(input));
  }

  /** Gives a role to a person whom the actor may see. Answers the membership's id. */
  grantMembership(input: GrantMembershipCommand['input'], actor: Actor): Promise<string> {
    return this.commands.execute(new GrantMembershipCommand(input, actor));
  }
}
