import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import {
  LATE_POLICIES,
  SUBMISSION_PARTS,
  type Assignment,
  type Criterion,
  type FileTerms,
  type LatePolicy,
  type SubmissionPart,
} from '#domain/learning/assessment/assignment';
import { RELEASES, type Release } from '#domain/learning/assessment/quiz';
import { IsInstant, IsLine } from '#platform/http/rules';

export class CriterionDto implements Criterion {
  @IsLine(200)
  title!: string;

  @IsInt()
  @Min(1)
  @Max(1000)
  points!: number;
}

/** Which files are taken. What a file is says its content, not its name. */
export class FileTermsDto implements FileTerms {
  /** `application/pdf`, `image/*`; none: whatever it is. */
  @IsArray()
  @ArrayMaxSize(30)
  @ArrayUnique()
  @Matches(/^[a-z]{3,20}\/(?:\*|[a-z0-9][a-z0-9.+-]{0,79})$/, { each: true })
  types: string[] = [];

  /** How many with one submission. */
  @IsInt()
  @Min(1)
  @Max(20)
  most: number = 5;

  /** Of each of them. */
  @IsInt()
  @Min(1)
  @Max(1024)
  maxMib: number = 20;
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

  /** Where `accepts` names them. */
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => FileTermsDto)
  files: FileTermsDto | null = null;

  /** In time to this instant; null: as long as the item is open. */
  @IsOptional()
  @IsInstant()
  dueAt: string | null = null;

  /** What becomes of what comes late. */
  @IsIn(LATE_POLICIES)
  late: LatePolicy = 'accepted';

  /** Of `reduced`: percent of the score for each of the school's days that it is late. */
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
