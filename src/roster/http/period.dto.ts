import { IsIn } from 'class-validator';
import { PageQuery } from '#platform/http/page';
import { IsLine, IsTimeOfDay, MayBeLeftOut } from '#platform/http/rules';
import { PERIOD_SORTS, type PeriodFilter } from '../queries/list-periods.query.js';
import { PeriodView } from '../queries/period.view.js';

export class PeriodListQuery extends PageQuery implements PeriodFilter {
  /** By `startsAt` or `name`, backwards with a minus. */
  @IsIn(PERIOD_SORTS)
  sort: PeriodFilter['sort'] = 'startsAt';
}

export class CreatePeriodDto {
  /** Unique in the school. */
  @IsLine(50)
  name!: string;

  /** By the school's clocks, `HH:mm`. */
  @IsTimeOfDay()
  startsAt!: string;

  /** By the school's clocks, `HH:mm`. */
  @IsTimeOfDay()
  endsAt!: string;
}

/** What is left out stays as it is. */
export class ChangePeriodDto {
  @MayBeLeftOut()
  @IsLine(50)
  name?: string;

  @MayBeLeftOut()
  @IsTimeOfDay()
  startsAt?: string;

  @MayBeLeftOut()
  @IsTimeOfDay()
  endsAt?: string;
}

export class PeriodPage {
  items!: PeriodView[];
  /** Give it as `after` to get the next page; absent on the last. */
  next?: string;
}
