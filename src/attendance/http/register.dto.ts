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
  ValidateNested,
} from 'class-validator';
import { PageQuery } from '#platform/http/page';
import { IsLocalDate } from '#platform/http/rules';
import { RegisterSummaryView } from '../queries/register.view.js';

export class ListRegistersDto extends PageQuery {
  /** The school's date; today there when left out. */
  @IsOptional()
  @IsLocalDate()
  date?: string;

  @IsOptional()
  @IsUUID()
  sectionId?: string;

  /** Only the registers of sections that you teach. */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => ({ true: true, false: false })[String(value)] ?? value)
  @IsBoolean()
  mine: boolean = false;
}

export class RegisterPage {
  items!: RegisterSummaryView[];
  /** Give it as `after` to get the next page; absent on the last. */
  next?: string;
}

/** One student's mark as you want it. */
export class WantedMarkDto {
  @IsUUID()
  studentId!: string;

  /** A code of the school. */
  @Matches(/^[^\s]{1,4}$/, { message: '$property must be a code of 1 to 4 characters' })
  code!: string;

  /** Only with a code for lateness: 0 to the length of the session. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(1440)
  minutesLate: number | null = null;

  /** The `version` of the mark that you saw; 0 where there was none. */
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  baseVersion!: number;
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

/** `attendance.mark`: the same as `POST …/registers/{registerId}/marks`. */
export class MarkAttendanceMessage extends MarkAttendanceDto {
  @IsUUID()
  registerId!: string;
}

export class StandingMarkView {
  /** @format uuid */
  studentId!: string;
  code!: string;
  minutesLate!: number | null;
  version!: number;
}

/** The marks asked for, as they stand now. */
export class MarkAttendanceView {
  /** @format uuid */
  registerId!: string;
  marks!: StandingMarkView[];
}
