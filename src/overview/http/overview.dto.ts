import { IsOptional } from 'class-validator';
import { IsLocalDate } from '#platform/http/rules';

export class OverviewDayDto {
  /** The school's date; today there when left out. */
  @IsOptional()
  @IsLocalDate()
  date?: string;
}
