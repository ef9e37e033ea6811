import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsUUID,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { PageQuery } from '#platform/http/page';
import { MayBeLeftOut } from '#platform/http/rules';
import { WATCHING_SORTS, type WatchingFilter } from '../queries/list-watching.query.js';
import { LearnerWatchedView, WatchedView } from '../queries/watching.view.js';

/** A day: longer is no video. */
const LONGEST_MS = 86_400_000;

export class WatchedPartDto {
  /** Milliseconds from the beginning of the video. */
  @IsInt()
  @Min(0)
  @Max(LONGEST_MS)
  from!: number;

  /** Excluded. */
  @IsInt()
  @Min(0)
  @Max(LONGEST_MS)
  to!: number;
}

export class HeartbeatDto {
  @IsUUID()
  itemId!: string;

  /** What was played since the last heartbeat that was answered; told again, it counts once. */
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => WatchedPartDto)
  parts!: WatchedPartDto[];

  /** Where the player is. */
  @IsInt()
  @Min(0)
  @Max(LONGEST_MS)
  positionMs!: number;
}

export class HeartbeatsDto {
  /** Of different items. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ArrayUnique(({ itemId }: HeartbeatDto) => String(itemId).toLowerCase())
  @ValidateNested({ each: true })
  @Type(() => HeartbeatDto)
  heartbeats!: HeartbeatDto[];
}

export class WatchedItemsView {
  /** Those that counted; what is not open to you is left out. */
  items!: WatchedView[];
}

export class WatchingListQuery extends PageQuery implements WatchingFilter {
  /** By `learnerName` or `percent`, backwards with a minus. */
  @IsIn(WATCHING_SORTS)
  sort: WatchingFilter['sort'] = 'learnerName';

  @MayBeLeftOut()
  @IsUUID()
  itemId?: string;

  @MayBeLeftOut()
  @IsUUID()
  learnerId?: string;
}

export class LearnerWatchedPage {
  items!: LearnerWatchedView[];
  /** Give it as `after` to get the next page; absent on the last. */
  next?: string;
}
