import { IsEmail, IsIn, IsOptional, IsUUID, MaxLength, ValidateIf } from 'class-validator';
import { ROLES, type Role } from '#domain/kernel/permissions';
import { IsLocalDate, MayBeLeftOut } from '#platform/http/rules';
import { PageQuery } from '#platform/http/page';
import { MembershipView } from '../queries/membership.view.js';

export class GrantMembershipDto {
  /** Somebody who is a member already; others are invited. */
  @IsUUID()
  personId!: string;

  @IsIn(ROLES)
  role!: Role;

  /** First day. */
  @IsLocalDate()
  from!: string;

  /** Last day; without one it goes on. */
  @IsOptional()
  @IsLocalDate()
  to: string | null = null;
}

export class AppointDistrictAdminDto {
  /** Of an account that exists. */
  @IsEmail()
  @MaxLength(254)
  email!: string;

  /** First day. */
  @IsLocalDate()
  from!: string;

  /** Last day; without one it goes on. */
  @IsOptional()
  @IsLocalDate()
  to: string | null = null;
}

export class EndMembershipDto {
  /** The last day; the day before the first where it is to have never taken effect; null takes an end back. */
  @ValidateIf((_, value) => value !== null)
  @IsLocalDate()
  to!: string | null;
}

export class MembershipFilter extends PageQuery {
  @MayBeLeftOut()
  @IsIn(ROLES)
  role?: Role;
}

export class MembershipPage {
  items!: MembershipView[];
  /** Give it as `after` to get the next page; absent on the last. */
  next?: string;
}
