import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, IsOptional, IsUUID } from 'class-validator';
import { EVENT_STATES, type EventState } from '#domain/academy/events/event.words';
import { PageQuery } from '#platform/http/page';
import { IsFlag, IsLine, IsText, MayBeLeftOut } from '#platform/http/rules';
import { EventSummaryView } from '../../queries/events/event.view.js';
import { EVENT_SORTS, type EventFilter } from '../../queries/events/list-events.query.js';

export class EventListQuery extends PageQuery implements EventFilter {
  /** By `title` or `id` (as they were made), backwards with a minus. */
  @IsIn(EVENT_SORTS)
  sort: EventFilter['sort'] = '-id';

  @MayBeLeftOut()
  @IsIn(EVENT_STATES)
  state?: EventState;

  /** `true`: only those that you organise. */
  @MayBeLeftOut()
  @IsFlag()
  mine?: boolean;
}

export class CreateEventDto {
  @IsLine(200)
  title!: string;

  /** In a line or two, for lists. */
  @IsOptional()
  @IsText(500)
  summary: string | null = null;

  /** Markdown. */
  @IsOptional()
  @IsText(20_000)
  description: string | null = null;

  /** Where it is. */
  @IsOptional()
  @IsLine(200)
  place: string | null = null;

  /** Where it is on the web. */
  @IsOptional()
  @IsLine(2000)
  url: string | null = null;
}

/** What is left out stays as it is. */
export class ChangeEventDto {
  @MayBeLeftOut()
  @IsLine(200)
  title?: string;

  @IsOptional()
  @IsText(500)
  summary?: string | null;

  /** Markdown. */
  @IsOptional()
  @IsText(20_000)
  description?: string | null;

  @IsOptional()
  @IsLine(200)
  place?: string | null;

  @IsOptional()
  @IsLine(2000)
  url?: string | null;
}

export class EntrustEventDto {
  /** All who organise it: members of the school's staff. */
  @IsArray()
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  personIds!: string[];
}

export class EventPage {
  items!: EventSummaryView[];
  /** Give it as `after` to get the next page; absent on the last. */
  next?: string;
}
