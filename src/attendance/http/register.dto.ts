import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsInt,
  IsOptional,
  IsUUID,
  Matches,
  Max,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { PageQuery } from '#platform/http/page';
import { IsInstant, IsLine, IsLocalDate, MayBeLeftOut } from '#platform/http/rules';
import { RegisterSummaryView } from '../queries/register.view.js';

export const CODE = /^[^\s]{1,4}$/;
export const CODE_FORM = '$property must be a code of 1 to 4 characters';

/** At which instant. */
export class AsOfDto {
  /** As it stood at this instant; now when left out. */
  @IsOptional()
  @IsInstant()
  asOf?: string;
}

export class ListRegistersDto extends PageQuery {
  /** The school's date; today there when left out. */
  @IsOptional()
  @IsLocalDate()
  date?: string;

  @IsOptional()
  @IsUUID()
  sectionId?: string;

  /** Only the registers of sections that you teach. */
  @MayBeLeftOut()
  @Transform(({ value }: { value: unknown }) => ({ true: true, false: false })[String(value)] ?? value)
  @IsBoolean()
  mine: boolean = false;

  /** As it stood at this instant; now when left out. */
  @IsOptional()
  @IsInstant()
  asOf?: string;
}

export class RegisterPage {
  items!: RegisterSummaryView[];
  /** Give it as `after` to get the next page; absent on the last. */
  next?: string;
}

/** What is wanted of one student, but for the code. */
class WantedDto {
  @IsUUID()
  studentId!: string;

  /** Only with a code for lateness: 0 to the length of the session. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(1440)
  minutesLate: number | null = null;

  /** Minutes left before the end; only with a code of presence. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(1440)
  minutesEarly: number | null = null;

  /** Needed after submission, and by codes that ask for it. */
  @IsOptional()
  @IsLine(500)
  reason: string | null = null;

  /** The `version` of the mark that you saw; 0 where there was none. */
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  baseVersion!: number;
}

/** One student's mark as you want it. */
export class WantedMarkDto extends WantedDto {
  /** A code of the school. */
  @Matches(CODE, { message: CODE_FORM })
  code!: string;
}

/** What the office puts over one student's mark. */
export class WantedOverrideDto extends WantedDto {
  /** A code of the school; null withdraws what the office has put there. */
  @ValidateIf((_, value) => value !== null)
  @Matches(CODE, { message: CODE_FORM })
  code!: string | null;
}

export class MarkAttendanceDto {
  /** One student or the whole class; all are marked, or none. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ArrayUnique((mark: WantedMarkDto) => mark?.studentId, { message: '$property must name each student once' })
  @ValidateNested({ each: true })
  @Type(() => WantedMarkDto)
  marks!: WantedMarkDto[];
}

/** `attendance.mark` and `attendance.amend`: the same as `POST …/registers/{registerId}/marks` and `…/amendments`. */
export class MarkAttendanceMessage extends MarkAttendanceDto {
  @IsUUID()
  registerId!: string;
}

export class OverrideMarksDto {
  /** One student or several; all are changed, or none. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ArrayUnique((mark: WantedOverrideDto) => mark?.studentId, {
    message: '$property must name each student once',
  })
  @ValidateNested({ each: true })
  @Type(() => WantedOverrideDto)
  marks!: WantedOverrideDto[];
}

/** `attendance.override`: the same as `POST …/registers/{registerId}/overrides`. */
export class OverrideMarksMessage extends OverrideMarksDto {
  @IsUUID()
  registerId!: string;
}

export class ReasonDto {
  /** Kept in the register's history. */
  @IsLine(500)
  reason!: string;
}

/** What one layer of a mark says. */
export class LayerValueView {
  code!: string;
  codeVersion!: number;
  minutesLate!: number | null;
  minutesEarly!: number | null;
  reason!: string | null;
}

/** A mark as it stands: what counts, and both values. */
export class StandingMarkView {
  /** @format uuid */
  studentId!: string;
  /** Null where nothing is marked. */
  code!: string | null;
  minutesLate!: number | null;
  minutesEarly!: number | null;
  version!: number;
  teacher!: LayerValueView | null;
  office!: LayerValueView | null;
}

/** The marks asked for, as they stand now. */
export class MarkAttendanceView {
  /** @format uuid */
  registerId!: string;
  marks!: StandingMarkView[];
}
