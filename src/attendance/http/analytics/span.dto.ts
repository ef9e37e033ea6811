import { IsOptional } from 'class-validator';
import { IsLocalDate } from '#platform/http/rules';

export const TABLES_AND_CHARTS = ['json', 'csv', 'xlsx', 'svg', 'png'] as const;
export type TableOrChart = (typeof TABLES_AND_CHARTS)[number];

/** The days that figures are asked for, both ends included; at most 400. */
export class SpanDto {
  /** The first day; 27 days before the last when left out. */
  @IsOptional()
  @IsLocalDate()
  from?: string;

  /** The last day; the school's today when left out, or the last of the 400. */
  @IsOptional()
  @IsLocalDate()
  to?: string;
}
