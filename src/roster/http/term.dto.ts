import { IsIn, IsUUID } from 'class-validator';
import { PageQuery } from '#platform/http/page';
import { IsLine, IsLocalDate, MayBeLeftOut } from '#platform/http/rules';
import { TERM_SORTS, type TermFilter } from '../queries/list-terms.query.js';
import { TermView } from '../queries/term.view.js';

export class TermListQuery extends PageQuery implements TermFilter {
  /** By `startsOn` or `title`, backwards with a minus. */
  @IsIn(TERM_SORTS)
  sort: TermFilter['sort'] = 'startsOn';

  @MayBeLeftOut()
  @IsUUID()
  academicYearId?: string;

  /** Only those that include this day. */
  @MayBeLeftOut()
  @IsLocalDate()
  on?: string;
}

export class CreateTermDto {
  @IsUUID()
  academicYearId!: string;

  @IsLine(100)
  title!: string;

  /** First day, within the academic year. */
  @IsLocalDate()
  startsOn!: string;

  /** Last day, within the academic year. */
  @IsLocalDate()
  endsOn!: string;
}

/** What is left out stays as it is. */
export class ChangeTermDto {
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

export class TermPage {
  items!: TermView[];
  /** Give it as `after` to get the next page; absent on the last. */
  next?: string;
}
