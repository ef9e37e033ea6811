import { IsIn } from 'class-validator';
import type { ListInput } from '#platform/http/listing';
import { PageQuery } from '#platform/http/page';
import { IsLine } from '#platform/http/rules';
import { ERASURE_SORTS, ErasureView } from '../queries/list-erasures.query.js';

export class EraseRosterPersonDto {
  /** Why, e.g. the number of the request. It is kept for good, so it names nobody. */
  @IsLine(500)
  reason!: string;
}

export class ErasureListQuery extends PageQuery implements ListInput<'id' | '-id'> {
  /** By when it was, backwards with a minus. */
  @IsIn(ERASURE_SORTS)
  sort: 'id' | '-id' = '-id';
}

export class ErasurePage {
  items!: ErasureView[];
  /** Give it as `after` to get the next page; absent on the last. */
  next?: string;
}
