import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';
import { PageQuery } from '#platform/http/page';
import { IsLocalDate, MayBeLeftOut } from '#platform/http/rules';
import { MEETING_SORTS, type MeetingFilter } from '../queries/list-meetings.query.js';
import { MeetingView } from '../queries/meeting.view.js';

export class MeetingListQuery extends PageQuery implements MeetingFilter {
  /** By `weekday` and time, or by `sectionTitle`, backwards with a minus. */
  @IsIn(MEETING_SORTS)
  sort: MeetingFilter['sort'] = 'weekday';

  @MayBeLeftOut()
  @IsUUID()
  sectionId?: string;

  @MayBeLeftOut()
  @IsUUID()
  periodId?: string;

  @MayBeLeftOut()
  @IsUUID()
  teacherId?: string;

  /** Monday 1 … Sunday 7. */
  @MayBeLeftOut()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(7)
  weekday?: number;

  /** Only those whose dates include this day. */
  @MayBeLeftOut()
  @IsLocalDate()
  on?: string;
}

export class ScheduleMeetingDto {
  @IsUUID()
  sectionId!: string;

  @IsUUID()
  periodId!: string;

  /** Monday 1 … Sunday 7. */
  @IsInt()
  @Min(1)
  @Max(7)
  weekday!: number;

  /** First day; left out: that of the section. */
  @IsOptional()
  @IsLocalDate()
  startsOn: string | null = null;

  /** Last day; left out: that of the section. */
  @IsOptional()
  @IsLocalDate()
  endsOn: string | null = null;
}

/** What is left out stays as it is. */
export class ChangeMeetingDto {
  @MayBeLeftOut()
  @IsUUID()
  periodId?: string;

  /** Monday 1 … Sunday 7. */
  @MayBeLeftOut()
  @IsInt()
  @Min(1)
  @Max(7)
  weekday?: number;

  @MayBeLeftOut()
  @IsLocalDate()
  startsOn?: string;

  @MayBeLeftOut()
  @IsLocalDate()
  endsOn?: string;
}

export class MeetingPage {
  items!: MeetingView[];
  /** Give it as `after` to get the next page; absent on the last. */
  next?: string;
}
