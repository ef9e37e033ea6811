import { IsEmail, IsIn, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import { ROLES, type Role } from '#domain/kernel/permissions';
import { IsLine, IsZone, MayBeLeftOut } from '#platform/http/rules';
import { InvitationView } from '../queries/invitation.view.js';

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

export class JoinDto {
  @Matches(TOKEN, NOT_A_TOKEN)
  token!: string;

  @IsLine(120)
  displayName!: string;

  /** At least 12 characters, not one of the common ones; anything else goes. */
  @IsString()
  @MaxLength(1000)
  password!: string;

  /** Language and region, BCP 47. */
  @MayBeLeftOut()
  @IsString()
  @MaxLength(35)
  locale: string = 'en';

  /** IANA time zone. */
  @MayBeLeftOut()
  @IsZone()
  timeZone: string = 'UTC';
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
