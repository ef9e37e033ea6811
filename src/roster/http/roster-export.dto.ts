import { IsIn } from 'class-validator';
import { END_DATES, type EndDates } from '#domain/roster/import/import-settings';
import { MayBeLeftOut } from '#platform/http/rules';

/** How a roster goes out. */
export class RosterExportDto {
  /** Whether end dates are the last day, as most write them, or the day after, as the standard says. */
  @MayBeLeftOut()
  @IsIn(END_DATES)
  endDates: EndDates = 'last-day';
}
