import { ArrayMaxSize, ArrayUnique, IsArray, IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { IsNetwork, MayBeLeftOut } from '#platform/http/rules';
import { CODE, CODE_FORM } from './register.dto.js';

export class OpenCheckInDto {
  /** How long; left out: to the end of the session. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(480)
  minutes: number | null = null;
}

export class CheckInDto {
  /** As it was scanned. */
  @Matches(/^[\w.-]{1,100}$/, { message: '$property must be a code that was scanned' })
  code!: string;
}

/** That you are here. */
export class CheckedInView {
  /** @format uuid */
  registerId!: string;
  /** @format uuid */
  studentId!: string;
  /** Of the first time. @format date-time */
  arrivedAt!: string;
  /** Null: in time. */
  minutesLate!: number | null;
}

/** What is left out stays as it is. */
export class ChangeCheckInSettingsDto {
  /** Minutes after the beginning of a session from which on somebody is late. */
  @MayBeLeftOut()
  @IsInt()
  @Min(0)
  @Max(240)
  lateAfterMinutes?: number;

  /** How long one code is shown; it is taken for as long again. */
  @MayBeLeftOut()
  @IsInt()
  @Min(3)
  @Max(60)
  codeSeconds?: number;

  /** Networks from which students may check in; empty: from anywhere. */
  @MayBeLeftOut()
  @IsArray()
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsNetwork({ each: true })
  networks?: string[];

  /** Null: the school's first code for those who are here. */
  @IsOptional()
  @Matches(CODE, { message: CODE_FORM })
  presentCode?: string | null;

  /** Null: the school's first code for those who are late. */
  @IsOptional()
  @Matches(CODE, { message: CODE_FORM })
  lateCode?: string | null;
}
