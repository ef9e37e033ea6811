import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { LONGEST_OWN, LONGEST_SHARED } from '#domain/academy/resources/download.words';
import { PageQuery } from '#platform/http/page';
import { IsLocalDate, MayBeLeftOut } from '#platform/http/rules';
import {
  DOWNLOAD_GRANT_SORTS,
  type DownloadGrantFilter,
} from '../../queries/resources/list-download-grants.query.js';
import type { DownloadSpan } from '../../queries/resources/get-download-statistics.query.js';
import { DownloadGrantView } from '../../queries/resources/download.view.js';

const DOWNLOAD_FORMATS = ['json', 'csv', 'xlsx', 'svg', 'png'] as const;

export class GrantDownloadDto {
  /** Of the version; the current one when left out. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(2 ** 31 - 1)
  number: number | null = null;

  /** For how long: up to a day. */
  @MayBeLeftOut()
  @IsInt()
  @Min(1)
  @Max(LONGEST_OWN)
  minutes: number = 6 * 60;

  /** How many downloads there may be; as many as there is time for when left out. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(10_000)
  maxUses: number | null = null;
}

export class ShareDownloadDto {
  /** Of the version; the current one when left out. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(2 ** 31 - 1)
  number: number | null = null;

  /** For how long: up to thirty days. */
  @MayBeLeftOut()
  @IsInt()
  @Min(1)
  @Max(LONGEST_SHARED)
  minutes: number = 7 * 24 * 60;

  /** How many downloads there may be; as many as there is time for when left out. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(10_000)
  maxUses: number | null = null;
}

export class DownloadGrantListQuery extends PageQuery implements DownloadGrantFilter {
  /** By `id` (as they were made), backwards with a minus. */
  @IsIn(DOWNLOAD_GRANT_SORTS)
  sort: DownloadGrantFilter['sort'] = '-id';
}

export class DownloadGrantPage {
  items!: DownloadGrantView[];
  /** Give it as `after` to get the next page; absent on the last. */
  next?: string;
}

export class DownloadStatisticsQuery implements DownloadSpan {
  /** The last day; today by the school’s clocks when left out. */
  @MayBeLeftOut()
  @IsLocalDate()
  to?: string;

  /** How many days there are with it, 1 to 366. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(366)
  days: number = 30;

  /** Goes before what `Accept` says. */
  @IsOptional()
  @IsIn(DOWNLOAD_FORMATS)
  format?: (typeof DOWNLOAD_FORMATS)[number];
}
