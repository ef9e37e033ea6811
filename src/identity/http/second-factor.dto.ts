import { IsString, Matches, MaxLength } from 'class-validator';

export class EnrolSecondFactorDto {
  @IsString()
  @MaxLength(1000)
  password!: string;
}

export class ConfirmSecondFactorDto {
  /** Six digits from the authenticator app. */
  @Matches(/^\d{6}$/, { message: 'code must be six digits' })
  code!: string;
}

export class DisableSecondFactorDto {
  @IsString()
  @MaxLength(1000)
  password!: string;

  /** Six digits from the authenticator app, or a recovery code. */
  @IsString()
  @MaxLength(20)
  code!: string;
}

export class SecondFactorEnrolmentView {
  /** Base32, to be typed into an authenticator app. */
  secret!: string;
  /** The same as an `otpauth://` address, for a QR code. */
  uri!: string;
}

export class RecoveryCodesView {
  /** Ten codes, each good for one sign-in. They are never shown again. */
  recoveryCodes!: string[];
}
