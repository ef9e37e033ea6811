import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { VERSION_STATES, type VersionState } from '#domain/academy/content/content.words';
import { PageQuery } from '#platform/http/page';
import { IsInstant, IsLine, IsText, MayBeLeftOut } from '#platform/http/rules';
import { VersionSummaryView } from '../../queries/content/content-entry.view.js';
import {
  CONTENT_VERSION_SORTS,
  type ContentVersionFilter,
} from '../../queries/content/list-content-versions.query.js';
import { IsSiteLocale } from './content.rules.js';

export class ContentVersionListQuery extends PageQuery implements ContentVersionFilter {
  /** As they were begun, backwards with a minus. */
  @IsIn(CONTENT_VERSION_SORTS)
  sort: ContentVersionFilter['sort'] = '-id';

  @MayBeLeftOut()
  @IsUUID()
  entryId?: string;

  @MayBeLeftOut()
  @IsSiteLocale()
  locale?: string;

  @MayBeLeftOut()
  @IsIn(VERSION_STATES)
  state?: VersionState;
}

export class BeginVersionDto {
  @IsUUID()
  entryId!: string;

  @IsSiteLocale()
  locale!: string;

  /** The version whose text it begins with, of any language and age; left out: what is published in this language. */
  @IsOptional()
  @IsUUID()
  from: string | null = null;
}

/** What is left out stays as it is. */
export class WriteVersionDto {
  @MayBeLeftOut()
  @IsLine(200)
  title?: string;

  /** In a line or two, for lists and feeds. */
  @IsOptional()
  @IsText(500)
  summary?: string | null;

  /** A few words that stand above the title. */
  @IsOptional()
  @IsLine(100)
  coverText?: string | null;

  @MayBeLeftOut()
  @IsText(50_000)
  markdown?: string;
}

export class ReturnVersionDto {
  /** For its author. */
  @IsText(1000)
  reason!: string;
}

export class ScheduleVersionDto {
  /** A moment to come. */
  @IsInstant()
  publishAt!: string;
}

export class ContentVersionPage {
  items!: VersionSummaryView[];
  /** Give it as `after` to get the next page; absent on the last. */
  next?: string;
}
