import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import {
  ATTEMPT_STATES,
  type AnswerToSave,
  type AttemptState,
} from '#domain/learning/assessment/attempt.words';
import type { GivenAnswer } from '#domain/learning/assessment/question.words';
import { AreLines, HasDecimals, IsLine, IsText, MayBeLeftOut } from '#platform/http/rules';
import { AttemptSummaryView } from '../queries/attempt.view.js';
import {
  AnswerToGradeView,
  TO_GRADE_SORTS,
  type ToGradeFilter,
} from '../queries/list-answers-to-grade.query.js';
import { ATTEMPT_SORTS, type AttemptFilter } from '../queries/list-attempts.query.js';
import { ItemListQuery, LearnerListQuery } from './learner-list.dto.js';

export class AttemptListQuery extends LearnerListQuery implements AttemptFilter {
  /** By `id`, which is as they were begun, backwards with a minus. */
  @IsIn(ATTEMPT_SORTS)
  sort: AttemptFilter['sort'] = '-id';

  @MayBeLeftOut()
  @IsIn(ATTEMPT_STATES)
  state?: AttemptState;
}

export class AttemptPage {
  items!: AttemptSummaryView[];
  /** Give it as `after` to get the next page; absent on the last. */
  next?: string;
}

export class AnswerPairDto {
  @IsLine(20)
  left!: string;

  @IsLine(20)
  right!: string;
}

/** An answer: what belongs to the kind of the question; nothing takes back what was said. */
export class AnswerDto implements GivenAnswer {
  /** Keys of options: those that are chosen, or all in order; of `true_false` the word `true` or `false`. */
  @MayBeLeftOut()
  @AreLines(20, 20)
  keys?: string[];

  /** Of `short_text` and `numeric`. */
  @IsOptional()
  @IsString()
  @MaxLength(5000)
  text?: string | null;

  /** Of `matching`. */
  @MayBeLeftOut()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => AnswerPairDto)
  pairs?: AnswerPairDto[];
}

export class SaveAnswerDto implements AnswerToSave {
  @IsUUID()
  questionId!: string;

  @IsObject()
  @ValidateNested()
  @Type(() => AnswerDto)
  answer!: AnswerDto;

  /** The `version` of the answer that you have read; 0: there was none. */
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  baseVersion!: number;
}

export class SaveAnswersDto {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => SaveAnswerDto)
  answers!: SaveAnswerDto[];
}

export class SaveAnswersMessage extends SaveAnswersDto {
  @IsUUID()
  attemptId!: string;
}

export class ToGradeListQuery extends ItemListQuery implements ToGradeFilter {
  /** By `attemptId`, which is as they were begun, backwards with a minus. */
  @IsIn(TO_GRADE_SORTS)
  sort: ToGradeFilter['sort'] = 'attemptId';
}

export class AnswersToGradePage {
  items!: AnswerToGradeView[];
  /** Give it as `after` to get the next page; absent on the last. */
  next?: string;
}

export class MarkAnswerDto {
  /** Points, with at most two places. */
  @IsNumber({ maxDecimalPlaces: 2 })
  @HasDecimals(2)
  @Min(0)
  @Max(100)
  score!: number;

  /** For the learner. */
  @IsOptional()
  @IsText(5000)
  comment: string | null = null;

  /** Why it is another one than before; has to be there when it was graded. */
  @IsOptional()
  @IsText(1000)
  reason: string | null = null;
}

export class ReleaseAttemptsDto {
  /** Which; everything that is graded when left out. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(500)
  @IsUUID(undefined, { each: true })
  attemptIds: string[] | null = null;
}

export class ReleasedView {
  /** How many. */
  released!: number;
}

export class RegradeQuestionDto {
  @IsUUID()
  questionId!: string;

  /** It stays with each mark that is another one then. */
  @IsText(1000)
  reason!: string;
}

export class RegradedView {
  /** How many attempts are worth something else now. */
  changed!: number;
  /** How many attempts under way were asked a former version: they are measured by this one when they end. */
  underWay!: number;
}
