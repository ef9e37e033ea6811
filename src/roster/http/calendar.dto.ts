import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { DAY_KINDS, type DayKind } from '#domain/roster/calendar.words';
import { PageQuery } from '#platform/http/page';
import { IsLine, IsLocalDate, MayBeLeftOut } from '#platform/http/rules';
import { CalendarDayView } from '../queries/calendar-day.view.js';
import { CALENDAR_DAY_SORTS, type CalendarDayFilter } from '../queries/list-calendar-days.query.js';

export class CalendarDayListQuery extends PageQuery implements CalendarDayFilter {
  /** By `date`, backwards with a minus. */
  @IsIn(CALENDAR_DAY_SORTS)
  sort: CalendarDayFilter['sort'] = 'date';

  /** The first day of interest. */
  @MayBeLeftOut()
  @IsLocalDate()
  from?: string;

  /** The last day of interest. */
  @MayBeLeftOut()
  @IsLocalDate()
  to?: string;

  @MayBeLeftOut()
  @IsIn(DAY_KINDS)
  kind?: DayKind;
}

export class CalendarDayDto {
  @IsIn(DAY_KINDS)
  kind!: DayKind;

  /** For people: the name of the holiday, the reason of the closure. */
  @IsOptional()
  @IsLine(200)
  note: string | null = null;
}

/** The same for each day of a range. */
export class CalendarSpanDto extends CalendarDayDto {
  @IsLocalDate()
  from!: string;

  /** The last day of the range, for a single day the same. */
  @IsLocalDate()
  to!: string;
}

export class SetCalendarDaysDto {
  /** Of two ranges the later one counts; all lie within 800 days. Days outside of them stay as they are. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(400)
  @ValidateNested({ each: true })
  @Type(() => CalendarSpanDto)
  spans!: CalendarSpanDto[];
}

export class CalendarDaysChanged {
  /** How many days are another kind, or have another note, than before. */
  changed!: number;
}

export class MakeInstructionalDaysDto {
  @IsLocalDate()
  from!: string;

  @IsLocalDate()
  to!: string;

  /** Monday 1 … Sunday 7. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(7, { each: true })
  weekdays: number[] = [1, 2, 3, 4, 5];
}

export class InstructionalDaysMade {
  /** How many days became instructional; those that the calendar knew already stayed what they were. */
  made!: number;
}

export class CalendarDayPage {
  items!: CalendarDayView[];
  /** Give it as `after` to get the next page; absent on the last. */
  next?: string;
}
