import { IsBoolean, IsOptional, IsString, MaxLength } from 'class-validator';
import { IsLine, IsZone, MayBeLeftOut } from '#platform/http/rules';

/** What is left out stays as it is. */
export class UpdateProfileDto {
  @MayBeLeftOut()
  @IsLine(120)
  displayName?: string;

  /** Language and region, BCP 47. */
  @MayBeLeftOut()
  @IsString()
  @MaxLength(35)
  locale?: string;

  /** IANA time zone. */
  @MayBeLeftOut()
  @IsZone()
  timeZone?: string;

  @IsOptional()
  @IsString()
  @MaxLength(1000)
  about?: string | null;

  @IsOptional()
  @IsString()
  @MaxLength(100)
  pronouns?: string | null;

  /** Whether a sign-in on a new device is told by mail. */
  @MayBeLeftOut()
  @IsBoolean()
  newDeviceNotice?: boolean;
}

export class ChangePasswordDto {
  /** The password up to now. */
  @IsString()
  @MaxLength(1000)
  password!: string;

  /** At least 12 characters, not one of the common ones; anything else goes. */
  @IsString()
  @MaxLength(1000)
  newPassword!: string;
}
