import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsOptional,
  IsUUID,
  Matches,
  ValidateNested,
} from 'class-validator';
import {
  ABSENCE_KINDS,
  ABSENCE_STATES,
  type AbsenceKind,
  type AbsenceState,
} from '#domain/attendance/absence/absence.words';
import { PageQuery } from '#platform/http/page';
import { IsLine, IsLocalDate, IsText, IsTimeOfDay, MayBeLeftOut } from '#platform/http/rules';
import { AbsenceView } from '../queries/absence.view.js';
import { ABSENCE_SORTS, type AbsenceFilter } from '../queries/list-absences.query.js';
import { CODE, CODE_FORM } from './register.dto.js';

export class AbsenceListQuery extends PageQuery implements AbsenceFilter {
  /** By `id` (as they were asked for) or `startsOn`, backwards with a minus. */
  @IsIn(ABSENCE_SORTS)
  sort: AbsenceFilter['sort'] = '-id';

  @MayBeLeftOut()
  @IsUUID()
  studentId?: string;

  @MayBeLeftOut()
  @IsIn(ABSENCE_STATES)
  state?: AbsenceState;

  @MayBeLeftOut()
  @IsIn(ABSENCE_KINDS)
  kind?: AbsenceKind;

  /** Only those that last on this day or later. */
  @MayBeLeftOut()
  @IsLocalDate()
  from?: string;

  /** Only those that last on this day or earlier. */
  @MayBeLeftOut()
  @IsLocalDate()
  to?: string;
}

/** A part of each day, by the school's wall clock. */
export class DayPartDto {
  @IsTimeOfDay()
  startsAt!: string;

  /** Not included. */
  @IsTimeOfDay()
  endsAt!: string;
}

export class RequestAbsenceDto {
  @IsUUID()
  studentId!: string;

  @IsLocalDate()
  startsOn!: string;

  /** The last day; may be that of `startsOn`. */
  @IsLocalDate()
  endsOn!: string;

  /** Parts of each day by the clock. Without these and `periodIds`: whole days. */
  @IsArray()
  @ArrayMaxSize(24)
  @ValidateNested({ each: true })
  @Type(() => DayPartDto)
  parts: DayPartDto[] = [];

  /** Parts of each day by the bell, as it is now. */
  @IsArray()
  @ArrayMaxSize(24)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  periodIds: string[] = [];

  /** A code of the school; the office gives one if you do not. */
  @IsOptional()
  @Matches(CODE, { message: CODE_FORM })
  code: string | null = null;

  /** In a line. */
  @IsLine(200)
  reason!: string;

  /** What you want to enclose in words. */
  @IsOptional()
  @IsText(2000)
  note: string | null = null;
}

/** What is left out stays as it is. */
export class ChangeAbsenceDto {
  @MayBeLeftOut()
  @IsLocalDate()
  startsOn?: string;

  @MayBeLeftOut()
  @IsLocalDate()
  endsOn?: string;

  /** With `periodIds` all parts; both empty: whole days. */
  @MayBeLeftOut()
  @IsArray()
  @ArrayMaxSize(24)
  @ValidateNested({ each: true })
  @Type(() => DayPartDto)
  parts?: DayPartDto[];

  @MayBeLeftOut()
  @IsArray()
  @ArrayMaxSize(24)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  periodIds?: string[];

  @IsOptional()
  @Matches(CODE, { message: CODE_FORM })
  code?: string | null;

  @MayBeLeftOut()
  @IsLine(200)
  reason?: string;

  @IsOptional()
  @IsText(2000)
  note?: string | null;
}

export class ApproveAbsenceDto {
  /** Instead of the one that was asked for; needed when none was. */
  @IsOptional()
  @Matches(CODE, { message: CODE_FORM })
  code: string | null = null;

  /** For whoever asked. */
  @IsOptional()
  @IsLine(500)
  decisionNote: string | null = null;
}

export class DeclineAbsenceDto {
  /** Why, for whoever asked. */
  @IsLine(500)
  decisionNote!: string;
}

export class AbsencePage {
  items!: AbsenceView[];
  /** Give it as `after` to get the next page; absent on the last. */
  next?: string;
}
