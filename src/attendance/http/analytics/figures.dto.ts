import { Type } from 'class-transformer';
import { IsIn, IsInt, IsNumber, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { PERSISTENTLY } from '#domain/attendance/analytics/rates';
import { IsLine, IsLocalDate } from '#platform/http/rules';
import { ON_TIME_GROUPS, type OnTimeGroup } from '../../queries/get-registers-on-time.query.js';
import { STUDENT_FIGURE_SORTS } from '../../queries/list-student-figures.query.js';
import { SpanDto, TABLES_AND_CHARTS, type TableOrChart } from './span.dto.js';

export class DayFiguresDto {
  /** The school's date; today there when left out. */
  @IsOptional()
  @IsLocalDate()
  date?: string;
}

export class PersistentAbsenceDto extends SpanDto {
  /** The share of possible half sessions from which on an absence is persistent. */
  @IsOptional()
  @Type(() => Number)
  @IsNumber({ maxDecimalPlaces: 4 })
  @Min(0.0001)
  @Max(1)
  threshold: number = PERSISTENTLY;

  /** Goes before what `Accept` says. */
  @IsOptional()
  @IsIn(TABLES_AND_CHARTS)
  format?: TableOrChart;
}

export class RegistersOnTimeDto extends SpanDto {
  /** What each group is. */
  @IsOptional()
  @IsIn(ON_TIME_GROUPS)
  by: OnTimeGroup = 'school';

  /** Goes before what `Accept` says. */
  @IsOptional()
  @IsIn(TABLES_AND_CHARTS)
  format?: TableOrChart;
}

export class StudentFiguresDto extends SpanDto {
  /** Students who were in this section on one of the days; their figures are those of all their sessions. */
  @IsOptional()
  @IsUUID()
  sectionId?: string;

  @IsOptional()
  @IsLine(50)
  yearGroup?: string;

  /** Students who missed at least this share of what was possible for them. */
  @IsOptional()
  @Type(() => Number)
  @IsNumber({ maxDecimalPlaces: 4 })
  @Min(0)
  @Max(1)
  minAbsence?: number;

  @IsOptional()
  @IsIn(STUDENT_FIGURE_SORTS)
  sort: (typeof STUDENT_FIGURE_SORTS)[number] = '-absence';

  /** How many items, 1 to 200; a file has all of them. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit: number = 50;

  /** The `next` of the page before. */
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  after?: string;

  /** Goes before what `Accept` says. */
  @IsOptional()
  @IsIn(['json', 'csv', 'xlsx'])
  format?: 'json' | 'csv' | 'xlsx';
}

export class StudentRecordDto extends SpanDto {
  /** The days of this term of the school; goes instead of `from` and `to`. */
  @IsOptional()
  @IsUUID()
  termId?: string;

  /** Goes before what `Accept` says. */
  @IsOptional()
  @IsIn(['json', 'csv', 'xlsx', 'pdf'])
  format?: 'json' | 'csv' | 'xlsx' | 'pdf';
}

export class ComparisonDto extends SpanDto {
  /** Goes before what `Accept` says. */
  @IsOptional()
  @IsIn(TABLES_AND_CHARTS)
  format?: TableOrChart;
}
