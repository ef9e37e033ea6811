import { IsEmail, IsString, Matches, MaxLength } from 'class-validator';
import { IsLine, MayBeLeftOut } from '#platform/http/rules';

export class SignInDto {
  @IsEmail()
  @MaxLength(254)
  email!: string;

  @IsString()
  @MaxLength(1000)
  password!: string;

  /** Six digits from the authenticator app, or a recovery code; only for accounts that ask for it. */
  @MayBeLeftOut()
  @IsString()
  @MaxLength(20)
  secondFactorCode?: string;

  /** What the person will recognise the device by, e.g. "Staff room tablet"; otherwise the browser and system. */
  @MayBeLeftOut()
  @IsLine(120)
  deviceLabel?: string;
}

export class RefreshDto {
  /** The token from sign-in or from the last refresh; good for one exchange. */
  @Matches(/^lrt_[\w-]{43}_[\w-]{43}$/, {
    message: 'refreshToken must be one that was given at sign-in or refresh',
  })
  refreshToken!: string;
}

/** Tokens of a session. Send the access token as `Authorization: Bearer …`; exchange the refresh token before it ends. */
export class SessionTokensView {
  /** @format uuid */
  personId!: string;
  /** @format uuid */
  sessionId!: string;
  accessToken!: string;
  /** When the access token ends. @format date-time */
  expiresAt!: Date;
  refreshToken!: string;
}
