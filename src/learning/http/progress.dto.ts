import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsUUID,
  ValidateNested,
} from 'class-validator';
import { SAID_BY_LEARNERS, type SaidByLearner } from '#domain/learning/progress/evidence';
import { RULE_KINDS, type RuleKind } from '#domain/learning/progress/rules';
import { PageQuery } from '#platform/http/page';
import { IsInstant, IsLine, MayBeLeftOut } from '#platform/http/rules';
import { RUN_PROGRESS_SORTS, type RunProgressFilter } from '../queries/list-run-progress.query.js';
import { LearnerProgressView } from '../queries/progress.view.js';

export class CompletionRuleDto {
  /** Of an item `viewed`, `marked_done`, `submitted`, `passed`, `score`; of a run `item`; of other rules `all`, `any`, `n_of`, `by`. */
  @IsIn(RULE_KINDS)
  rule!: RuleKind;

  /** Of `item`: which. */
  @MayBeLeftOut()
  @IsUUID()
  itemId?: string;

  /** Of `n_of`: how many. */
  @MayBeLeftOut()
  @IsInt()
  n?: number;

  /** Of `score`: whole percent. */
  @MayBeLeftOut()
  @IsInt()
  atLeast?: number;

  /** Of `by`: until when, included. */
  @MayBeLeftOut()
  @IsInstant()
  at?: string;

  /** Of `all`, `any`, `n_of`: the rules that are counted; of `by` the one that is meant. */
  @MayBeLeftOut()
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => CompletionRuleDto)
  of?: CompletionRuleDto[];
}

export class SetCompletionDto {
  /** Null: an item as its kind is, a run by every item. */
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => CompletionRuleDto)
  rule: CompletionRuleDto | null = null;
}

export class ResetProgressDto {
  /** The items to begin anew with; all when left out. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(500)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  itemIds: string[] | null = null;
}

export class WaiveItemDto {
  /** Why the learner may do without it; for the learner, whoever looks after them, and the authors. */
  @IsLine(500)
  reason!: string;
}

export class NoteEvidenceMessage {
  @IsUUID()
  itemId!: string;

  @IsIn(SAID_BY_LEARNERS)
  kind!: SaidByLearner;
}

export class RunProgressListQuery extends PageQuery implements RunProgressFilter {
  /** By `learnerName` or `percent`, backwards with a minus. */
  @IsIn(RUN_PROGRESS_SORTS)
  sort: RunProgressFilter['sort'] = 'learnerName';
}

export class LearnerProgressPage {
  items!: LearnerProgressView[];
  /** Give it as `after` to get the next page; absent on the last. */
  next?: string;
}
