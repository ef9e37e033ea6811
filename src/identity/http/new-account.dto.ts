import { IsString, MaxLength } from 'class-validator';
import { IsLine, IsZone, MayBeLeftOut } from '#platform/http/rules';

/** What people say of themselves when they make an account. */
export class NewAccountDto {
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
