import { IsEmail, IsIn, IsOptional, IsUUID, Matches, MaxLength } from 'class-validator';
import { ROLES, type Role } from '#domain/kernel/permissions';
import { InvitationView } from '../queries/invitation.view.js';
import { NewAccountDto } from './new-account.dto.js';

const TOKEN = /^[\w-]{43}$/;
const NOT_A_TOKEN = { message: 'token must be the one from the link in the mail' };

export class InviteDto {
  @IsEmail()
  @MaxLength(254)
  email!: string;

  @IsIn(ROLES)
  role!: Role;

  /** The school's own record of the person, which is linked to the account that accepts. */
  @IsOptional()
  @IsUUID()
  rosterPersonId: string | null = null;
}

export class InvitationTokenDto {
  @Matches(TOKEN, NOT_A_TOKEN)
  token!: string;
}

export class JoinDto extends NewAccountDto {
  @Matches(TOKEN, NOT_A_TOKEN)
  token!: string;
}

export class InvitationPage {
  items!: InvitationView[];
  /** Give it as `after` to get the next page; absent on the last. */
  next?: string;
}

export class AcceptedView {
  /** @format uuid */
  membershipId!: string;
}

export class JoinedView {
  /** The new person. @format uuid */
  personId!: string;
}
