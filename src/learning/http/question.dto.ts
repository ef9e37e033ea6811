import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsUUID,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import type { GivenQuestion } from '#domain/learning/assessment/question-content';
import {
  QUESTION_KINDS,
  QUESTION_STATES,
  type QuestionKind,
  type QuestionState,
} from '#domain/learning/assessment/question.words';
import { PageQuery } from '#platform/http/page';
import { AreLines, IsLine, IsText, MayBeLeftOut } from '#platform/http/rules';
import { QUESTION_SORTS, type QuestionFilter } from '../queries/list-questions.query.js';
import { QuestionView } from '../queries/question.view.js';

export class QuestionListQuery extends PageQuery implements QuestionFilter {
  /** By `id` (as they were made) or `pool`, backwards with a minus. */
  @IsIn(QUESTION_SORTS)
  sort: QuestionFilter['sort'] = 'id';

  /** Those in the bank of this course. */
  @MayBeLeftOut()
  @IsUUID()
  courseId?: string;

  @MayBeLeftOut()
  @IsLine(100)
  pool?: string;

  @MayBeLeftOut()
  @IsIn(QUESTION_STATES)
  state?: QuestionState;
}

export class QuestionOptionDto {
  @IsLine(500)
  text!: string;

  /** Of `single` and `multiple`; to be left out where the order is what is right. */
  @MayBeLeftOut()
  @IsBoolean()
  correct?: boolean;
}

export class QuestionPairDto {
  @IsLine(500)
  left!: string;

  @IsLine(500)
  right!: string;
}

/** What a question is; each kind takes what is its own and refuses the rest. */
export class QuestionDto implements GivenQuestion {
  @IsIn(QUESTION_KINDS)
  kind!: QuestionKind;

  /** Markdown. */
  @IsText(10_000)
  prompt!: string;

  /** Whole points for an answer that is right in every part. */
  @IsInt()
  @Min(1)
  @Max(100)
  points!: number;

  /** Markdown, shown together with what is right. */
  @IsOptional()
  @IsText(10_000)
  feedback: string | null = null;

  /** Of `single` and `multiple`: what is chosen from; of `ordering`: all, in the right order. 2 to 20. */
  @MayBeLeftOut()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => QuestionOptionDto)
  options?: QuestionOptionDto[];

  /** Of `true_false`. */
  @MayBeLeftOut()
  @IsBoolean()
  isTrue?: boolean;

  /** Of `short_text`: each of these is right. */
  @MayBeLeftOut()
  @AreLines(20, 500)
  accepted?: string[];

  /** Of `short_text`: whether capitals matter. */
  @MayBeLeftOut()
  @IsBoolean()
  caseSensitive?: boolean;

  /** Of `short_text`: a person looks at what is not accepted. */
  @MayBeLeftOut()
  @IsBoolean()
  manual?: boolean;

  /** Of `numeric`: a decimal number, as text. */
  @MayBeLeftOut()
  @IsLine(30)
  value?: string;

  /** Of `numeric`: how far from it an answer may be; nothing when left out. */
  @MayBeLeftOut()
  @IsLine(30)
  tolerance?: string;

  /** Of `matching`: what belongs together. 2 to 20. */
  @MayBeLeftOut()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => QuestionPairDto)
  pairs?: QuestionPairDto[];

  /** Of `matching`: what belongs to nothing. */
  @MayBeLeftOut()
  @AreLines(20, 500)
  distractors?: string[];
}

export class ChangeQuestionDto {
  /** What questions are drawn from at random: a name within the bank. */
  @IsLine(100)
  pool!: string;

  @IsObject()
  @ValidateNested()
  @Type(() => QuestionDto)
  question!: QuestionDto;
}

export class AddQuestionDto extends ChangeQuestionDto {
  /** Whose bank it goes into; the whole school's when left out, which is for the office and leaders. */
  @IsOptional()
  @IsUUID()
  courseId: string | null = null;
}

export class QuestionPage {
  items!: QuestionView[];
  /** Give it as `after` to get the next page; absent on the last. */
  next?: string;
}
