import { IsIn, IsOptional, Matches } from 'class-validator';
import { PageQuery } from '../../http/page.js';
import { JOB_STATES, type JobState, type JobView } from '../job-view.js';

export class JobListQuery extends PageQuery {
  @IsOptional()
  @IsIn(JOB_STATES)
  state?: JobState;

  /** Jobs of this kind, e.g. `roster.import`. */
  @IsOptional()
  @Matches(/^[a-z][a-z._-]{1,60}$/)
  kind?: string;
}

export class JobPage {
  items!: JobView[];
  /** Give it as `after` to get the next page; absent on the last. */
  next?: string;
}
