import { IsEmail, IsString, Matches, MaxLength } from 'class-validator';
import { IsLine, IsZone, MayBeLeftOut } from '#platform/http/rules';

/** The token of a link that was mailed. */
const TOKEN = /^[\w-]{43}$/;

export class SignUpDto {
  @IsEmail()
  @MaxLength(254)
  email!: string;

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

export class EmailDto {
  @IsEmail()
  @MaxLength(254)
  email!: string;
}

export class LinkWithPasswordDto {
  /** From the link in the mail. */
  @Matches(TOKEN, { message: 'token must be the one from the link in the mail' })
  token!: string;

  @IsString()
  @MaxLength(1000)
  password!: string;
}
