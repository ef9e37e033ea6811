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
import type { GradeCategory } from '#domain/learning/assessment/grading-scheme.words';
import { PageQuery } from '#platform/http/page';
import { HasDecimals, IsLine, IsText } from '#platform/http/rules';

const FORMATS = ['json', 'csv', 'xlsx'] as const;

export class GradebookDto extends PageQuery {
  /** Goes before what `Accept` says. */
  @IsOptional()
  @IsIn(FORMATS)
  format?: (typeof FORMATS)[number];
}

export class GradeCategoryDto implements GradeCategory {
  @IsLine(100)
  title!: string;

  /** Its part of all weights. */
  @IsInt()
  @Min(1)
  @Max(100)
  weight!: number;

  /** Quizzes and assignments of the run. */
  @IsArray()
  @ArrayMaxSize(500)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  itemIds!: string[];
}

export class ChangeGradingSchemeDto {
  /** None: all points are added. Otherwise only what is in one of them counts. */
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => GradeCategoryDto)
  categories!: GradeCategoryDto[];

  /** What counts for nothing. */
  @IsArray()
  @ArrayMaxSize(500)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  excluded: string[] = [];
}

export class OverrideResultDto {
  /** Points instead of what was worked out; null takes that back. */
  @IsOptional()
  @IsNumber({ maxDecimalPlaces: 2 })
  @HasDecimals(2)
  @Min(0)
  @Max(10_000)
  score: number | null = null;

  /** How many points there are, where nothing says it yet. */
  @IsOptional()
  @IsNumber({ maxDecimalPlaces: 2 })
  @HasDecimals(2)
  @Min(1)
  @Max(10_000)
  points: number | null = null;

  /** It stays with the result. */
  @IsText(1000)
  reason!: string;
}
