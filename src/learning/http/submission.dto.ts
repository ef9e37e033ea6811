import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsNumber,
  IsOptional,
  IsUUID,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import {
  LATE_POLICIES,
  SUBMISSION_PARTS,
  type Assignment,
  type Criterion,
  type LatePolicy,
  type SubmissionPart,
} from '#domain/learning/assessment/assignment';
import { RELEASES, type Release } from '#domain/learning/assessment/quiz';
import { SUBMISSION_STATES, type SubmissionState } from '#domain/learning/assessment/submission.words';
import { PageQuery } from '#platform/http/page';
import { AreLines, HasDecimals, IsInstant, IsLine, IsText, MayBeLeftOut } from '#platform/http/rules';
import { SUBMISSION_SORTS, type SubmissionFilter } from '../queries/list-submissions.query.js';
import { SubmissionView } from '../queries/submission.view.js';

export class CriterionDto implements Criterion {
  @IsLine(200)
  title!: string;

  @IsInt()
  @Min(1)
  @Max(1000)
  points!: number;
}

/** What is to be handed in, until when, and how it is graded. */
export class AssignmentDto implements Assignment {
  /** Whole points; of a rubric the sum of its lines. */
  @IsInt()
  @Min(1)
  @Max(1000)
  points!: number;

  @IsArray()
  @ArrayUnique()
  @IsIn(SUBMISSION_PARTS, { each: true })
  accepts: SubmissionPart[] = ['text', 'link'];

  /** In time to this instant; null: as long as the item is open. */
  @IsOptional()
  @IsInstant()
  dueAt: string | null = null;

  /** What becomes of what comes late. */
  @IsIn(LATE_POLICIES)
  late: LatePolicy = 'accepted';

  /** Of `reduced`: percent of the points for each day that has begun. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100)
  reduction: number | null = null;

  /** How often something may be handed in, apart from what was given back; null: any number. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100)
  submissions: number | null = null;

  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => CriterionDto)
  rubric: CriterionDto[] = [];

  /** From how many percent on it is passed; null: whatever is graded is. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100)
  passAt: number | null = null;

  /** When learners see their results. */
  @IsIn(RELEASES)
  release: Release = 'by_author';
}

export class HandInDto {
  /** Markdown. */
  @IsOptional()
  @IsText(100_000)
  text: string | null = null;

  /** Addresses of the web. */
  @AreLines(20, 2000)
  links: string[] = [];
}

export class SubmissionListQuery extends PageQuery implements SubmissionFilter {
  /** By `id`, which is as they were handed in, backwards with a minus. */
  @IsIn(SUBMISSION_SORTS)
  sort: SubmissionFilter['sort'] = '-id';

  @MayBeLeftOut()
  @IsUUID()
  runId?: string;

  @MayBeLeftOut()
  @IsUUID()
  itemId?: string;

  @MayBeLeftOut()
  @IsUUID()
  learnerId?: string;

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
  /** Points of each line of the rubric, in its order. */
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
