import { IsIn } from 'class-validator';
import { PageQuery } from '#platform/http/page';
import { IsLine, IsLocalDate, MayBeLeftOut } from '#platform/http/rules';
import { AcademicYearView } from '../queries/academic-year.view.js';
import { ACADEMIC_YEAR_SORTS, type AcademicYearFilter } from '../queries/list-academic-years.query.js';

export class AcademicYearListQuery extends PageQuery implements AcademicYearFilter {
  /** By `startsOn` or `title`, backwards with a minus. */
  @IsIn(ACADEMIC_YEAR_SORTS)
  sort: AcademicYearFilter['sort'] = 'startsOn';

  /** Only those that include this day. */
  @MayBeLeftOut()
  @IsLocalDate()
  on?: string;
}

export class CreateAcademicYearDto {
  @IsLine(100)
  title!: string;

  /** First day. */
  @IsLocalDate()
  startsOn!: string;

  /** Last day, fewer than 800 days after the first. */
  @IsLocalDate()
  endsOn!: string;
}

/** What is left out stays as it is. */
export class ChangeAcademicYearDto {
  @MayBeLeftOut()
  @IsLine(100)
  title?: string;

  @MayBeLeftOut()
  @IsLocalDate()
  startsOn?: string;

  @MayBeLeftOut()
  @IsLocalDate()
  endsOn?: string;
}

export class AcademicYearPage {
  items!: AcademicYearView[];
  /** Give it as `after` to get the next page; absent on the last. */
  next?: string;
}
