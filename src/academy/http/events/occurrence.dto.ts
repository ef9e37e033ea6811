import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsUUID,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { OCCURRENCE_STATES, type OccurrenceState } from '#domain/academy/events/event.words';
import { PageQuery } from '#platform/http/page';
import { IsInstant, IsLine, IsLocalDate, IsTimeOfDay, MayBeLeftOut } from '#platform/http/rules';
import { OCCURRENCE_SORTS, type OccurrenceFilter } from '../../queries/events/list-occurrences.query.js';
import { OccurrenceView } from '../../queries/events/occurrence.view.js';

export class OccurrenceListQuery extends PageQuery implements OccurrenceFilter {
  /** By `startsAt`, backwards with a minus. */
  @IsIn(OCCURRENCE_SORTS)
  sort: OccurrenceFilter['sort'] = 'startsAt';

  @MayBeLeftOut()
  @IsUUID()
  eventId?: string;

  @MayBeLeftOut()
  @IsIn(OCCURRENCE_STATES)
  state?: OccurrenceState;

  /** Not over before this instant. */
  @MayBeLeftOut()
  @IsInstant()
  from?: string;

  /** Begun before this instant. */
  @MayBeLeftOut()
  @IsInstant()
  until?: string;
}

/** By the school's clocks. An hour that they skip in spring is moved on; of one that they repeat in autumn the first is meant. */
export class WallTimeDto {
  @IsLocalDate()
  date!: string;

  @IsTimeOfDay()
  time!: string;
}

export class QuotaDto {
  /** Whom or what the seats are for. */
  @IsLine(100)
  name!: string;

  @IsInt()
  @Min(1)
  @Max(100_000)
  capacity!: number;
}

export class PlanOccurrenceDto {
  @IsUUID()
  eventId!: string;

  @IsObject()
  @ValidateNested()
  @Type(() => WallTimeDto)
  starts!: WallTimeDto;

  @IsObject()
  @ValidateNested()
  @Type(() => WallTimeDto)
  ends!: WallTimeDto;

  /** From when people may register; null: as soon as the event is published. */
  @IsOptional()
  @IsInstant()
  opensAt: string | null = null;

  /** Until when; null: until it starts. */
  @IsOptional()
  @IsInstant()
  closesAt: string | null = null;

  /** Whoever registers waits until an organiser lets them in. */
  @IsBoolean()
  approval: boolean = false;

  /** How long a seat is kept until it is confirmed; null: it is taken at once. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1440)
  holdMinutes: number | null = null;

  /** How long a freed seat is kept for whoever waits, but not longer than until it starts. */
  @IsInt()
  @Min(1)
  @Max(20_160)
  offerMinutes: number = 1440;

  /** The seats; more may be added later. */
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => QuotaDto)
  quotas: QuotaDto[] = [];
}

/** What is left out stays as it is. */
export class ChangeOccurrenceDto {
  @MayBeLeftOut()
  @IsObject()
  @ValidateNested()
  @Type(() => WallTimeDto)
  starts?: WallTimeDto;

  @MayBeLeftOut()
  @IsObject()
  @ValidateNested()
  @Type(() => WallTimeDto)
  ends?: WallTimeDto;

  @IsOptional()
  @IsInstant()
  opensAt?: string | null;

  @IsOptional()
  @IsInstant()
  closesAt?: string | null;

  @MayBeLeftOut()
  @IsBoolean()
  approval?: boolean;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1440)
  holdMinutes?: number | null;

  @MayBeLeftOut()
  @IsInt()
  @Min(1)
  @Max(20_160)
  offerMinutes?: number;
}

/** What is left out stays as it is. */
export class ChangeQuotaDto {
  @MayBeLeftOut()
  @IsLine(100)
  name?: string;

  /** Not fewer than are taken. */
  @MayBeLeftOut()
  @IsInt()
  @Min(1)
  @Max(100_000)
  capacity?: number;
}

export class OccurrencePage {
  items!: OccurrenceView[];
  /** Give it as `after` to get the next page; absent on the last. */
  next?: string;
}
