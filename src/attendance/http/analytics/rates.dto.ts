import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { RATE_GROUPS, type RateGroup } from '#domain/attendance/analytics/rate-groups';
import { IsLine } from '#platform/http/rules';
import { SpanDto, TABLES_AND_CHARTS, type TableOrChart } from './span.dto.js';
import { RATE_CHARTS, type RateChart } from './rates.chart.js';

/** How rates are asked for. */
export class RatesDto extends SpanDto {
  /** What each group is. */
  @IsOptional()
  @IsIn(RATE_GROUPS)
  by: RateGroup = 'school';

  /** Only marks of this section. */
  @IsOptional()
  @IsUUID()
  sectionId?: string;

  /** Only students of this year group. */
  @IsOptional()
  @IsLine(50)
  yearGroup?: string;

  /** What a picture shows: the rate; the codes, one on the other; or the days as a calendar, which goes with `by=day`. */
  @IsOptional()
  @IsIn(RATE_CHARTS)
  chart?: RateChart;

  /** Goes before what `Accept` says. */
  @IsOptional()
  @IsIn(TABLES_AND_CHARTS)
  format?: TableOrChart;
}
