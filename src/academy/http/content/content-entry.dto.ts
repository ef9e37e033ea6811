import { ArrayUnique, IsIn, IsOptional } from 'class-validator';
import {
  ENTRY_KINDS,
  VERSION_STATES,
  type EntryKind,
  type VersionState,
} from '#domain/academy/content/content.words';
import { PageQuery } from '#platform/http/page';
import { AreLines, IsFlag, IsLine, IsText, MayBeLeftOut } from '#platform/http/rules';
import { ContentEntryView } from '../../queries/content/content-entry.view.js';
import {
  CONTENT_ENTRY_SORTS,
  type ContentEntryFilter,
} from '../../queries/content/list-content-entries.query.js';
import { IsSiteLocale, IsSlug } from './content.rules.js';

export class ContentEntryListQuery extends PageQuery implements ContentEntryFilter {
  /** As they were begun, or by their part of the address; backwards with a minus. */
  @IsIn(CONTENT_ENTRY_SORTS)
  sort: ContentEntryFilter['sort'] = '-id';

  @MayBeLeftOut()
  @IsIn(ENTRY_KINDS)
  kind?: EntryKind;

  /** Those that have a version in this state. */
  @MayBeLeftOut()
  @IsIn(VERSION_STATES)
  state?: VersionState;

  @MayBeLeftOut()
  @IsLine(50)
  tag?: string;

  /** `true`: only those that you have begun. */
  @MayBeLeftOut()
  @IsFlag()
  mine?: boolean;
}

export class BeginEntryDto {
  @IsIn(ENTRY_KINDS)
  kind!: EntryKind;

  /** Its part of the address, in all languages. It stays from the first publication on. */
  @IsSlug(100)
  slug!: string;

  @AreLines(20, 50)
  @ArrayUnique()
  tags: string[] = [];

  @IsSiteLocale()
  locale!: string;

  @IsLine(200)
  title!: string;

  /** In a line or two, for lists and feeds. */
  @IsOptional()
  @IsText(500)
  summary: string | null = null;

  /** A few words that stand above the title. */
  @IsOptional()
  @IsLine(100)
  coverText: string | null = null;

  @IsText(50_000)
  markdown!: string;
}

/** What is left out stays as it is. */
export class ChangeEntryDto {
  @MayBeLeftOut()
  @IsSlug(100)
  slug?: string;

  @MayBeLeftOut()
  @AreLines(20, 50)
  @ArrayUnique()
  tags?: string[];
}

export class ContentEntryPage {
  items!: ContentEntryView[];
  /** Give it as `after` to get the next page; absent on the last. */
  next?: string;
}
