import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { ENTRY_KINDS, type EntryKind } from '#domain/academy/content/content.words';
import { PageQuery } from '#platform/http/page';
import { IsLine, MayBeLeftOut } from '#platform/http/rules';
import {
  PUBLISHED_CONTENT_SORTS,
  type PublishedContentFilter,
} from '../../queries/content/list-published-content.query.js';
import { PublishedContentSummaryView } from '../../queries/content/published-content.view.js';
import type { ContentSearch } from '../../queries/content/search-published-content.query.js';
import { IsSiteLocale } from './content.rules.js';

export class ContentLocaleQuery {
  /** What is not there in it is shown in the site's own. */
  @MayBeLeftOut()
  @IsSiteLocale()
  locale?: string;
}

export class PublishedContentListQuery extends PageQuery implements PublishedContentFilter {
  /** By when it was published first, or by `title`; backwards with a minus. */
  @IsIn(PUBLISHED_CONTENT_SORTS)
  sort: PublishedContentFilter['sort'] = '-publishedAt';

  /** What is not there in it is shown in the site's own. */
  @MayBeLeftOut()
  @IsSiteLocale()
  locale?: string;

  @MayBeLeftOut()
  @IsIn(ENTRY_KINDS)
  kind?: EntryKind;

  @MayBeLeftOut()
  @IsLine(50)
  tag?: string;
}

export class ContentSearchQuery extends ContentLocaleQuery implements ContentSearch {
  /** Words that all have to be there, `"one after the other"`, `or`, and `-not`. Without any nothing is found. */
  @MayBeLeftOut()
  @IsLine(200)
  q?: string;

  /** How many at most, 1 to 50. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(50)
  limit: number = 20;
}

export class PublishedContentPage {
  items!: PublishedContentSummaryView[];
  /** Give it as `after` to get the next page; absent on the last. */
  next?: string;
}

export class FoundContent {
  /** The best first. */
  items!: PublishedContentSummaryView[];
}
