import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsNumber,
  IsOptional,
  IsUUID,
  Max,
  Min,
} from 'class-validator';
import { SUBMISSION_STATES, type SubmissionState } from '#domain/learning/assessment/submission.words';
import { AreLines, HasDecimals, IsText, MayBeLeftOut } from '#platform/http/rules';
import { SUBMISSION_SORTS, type SubmissionFilter } from '../queries/list-submissions.query.js';
import { SubmissionView } from '../queries/submission.view.js';
import { LearnerListQuery } from './learner-list.dto.js';

export class HandInDto {
  /** Markdown. */
  @IsOptional()
  @IsText(100_000)
  text: string | null = null;

  /** Addresses of the web. */
  @AreLines(20, 2000)
  links: string[] = [];

  /** Whole uploads of yours, in the order in which they are shown; they stay with what was handed in. */
  @IsArray()
  @ArrayMaxSize(20)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  uploadIds: string[] = [];
}

export class SubmissionListQuery extends LearnerListQuery implements SubmissionFilter {
  /** By `id`, which is as they were handed in, backwards with a minus. */
  @IsIn(SUBMISSION_SORTS)
  sort: SubmissionFilter['sort'] = '-id';

  /** `submitted`: what waits to be graded. */
  @MayBeLeftOut()
  @IsIn(SUBMISSION_STATES)
  state?: SubmissionState;
}

export class SubmissionPage {
  items!: SubmissionView[];
  /** Give it as `after` to get the next page; absent on the last. */
  next?: string;
}

export class GradeSubmissionDto {
  /** Points of each line of the rubric of the submission, in its order. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @IsNumber({ maxDecimalPlaces: 2 }, { each: true })
  @HasDecimals(2, { each: true })
  criteria: number[] | null = null;

  /** Points, where there is no rubric; before anything is taken for being late. */
  @IsOptional()
  @IsNumber({ maxDecimalPlaces: 2 })
  @HasDecimals(2)
  @Min(0)
  @Max(1000)
  score: number | null = null;

  /** For the learner, in Markdown. */
  @IsOptional()
  @IsText(20_000)
  feedback: string | null = null;

  /** Why it is another one than before; has to be there when it was graded. */
  @IsOptional()
  @IsText(1000)
  reason: string | null = null;
}

export class GiveBackSubmissionDto {
  /** What is to be done, in Markdown. */
  @IsText(20_000)
  feedback!: string;
}
