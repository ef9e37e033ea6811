import { IsEmail, IsString, Matches, MaxLength } from 'class-validator';
import { NewAccountDto } from './new-account.dto.js';

/** The token of a link that was mailed. */
const TOKEN = /^[\w-]{43}$/;

export class SignUpDto extends NewAccountDto {
  @IsEmail()
  @MaxLength(254)
  email!: string;
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
