import { IsUUID } from 'class-validator';
import { PageQuery } from '#platform/http/page';
import { MayBeLeftOut } from '#platform/http/rules';

/** Of what is asked of learners, in lists: in one run, or at one item of it. */
export class ItemListQuery extends PageQuery {
  @MayBeLeftOut()
  @IsUUID()
  runId?: string;

  @MayBeLeftOut()
  @IsUUID()
  itemId?: string;
}

/** The same, of one learner. */
export class LearnerListQuery extends ItemListQuery {
  @MayBeLeftOut()
  @IsUUID()
  learnerId?: string;
}
