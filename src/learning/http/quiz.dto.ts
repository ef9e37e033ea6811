import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsUUID,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import {
  GRADING_METHODS,
  RELEASES,
  REVEALS,
  type Draw,
  type GradingMethod,
  type Quiz,
  type Release,
  type Reveal,
} from '#domain/learning/assessment/quiz';
import { IsLine } from '#platform/http/rules';

export class DrawDto implements Draw {
  /** The course's own bank; the school's when left out. */
  @IsOptional()
  @IsUUID()
  courseId: string | null = null;

  @IsLine(100)
  pool!: string;

  @IsInt()
  @Min(1)
  @Max(100)
  count!: number;
}

/** What a quiz asks and how it goes. Attempts keep what they were begun by. */
export class QuizDto implements Quiz {
  /** Asked in each attempt, in this order unless they are shuffled. */
  @IsArray()
  @ArrayMaxSize(100)
  @IsUUID(undefined, { each: true })
  questionIds: string[] = [];

  /** So many questions from each of these pools, drawn for each attempt. */
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => DrawDto)
  draws: DrawDto[] = [];

  @IsBoolean()
  shuffleQuestions: boolean = false;

  @IsBoolean()
  shuffleOptions: boolean = false;

  /** How many attempts; null: any number. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100)
  attempts: number | null = 1;

  /** For an attempt, by the server's clock; null: until the item closes. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(10_080)
  minutes: number | null = null;

  /** Which attempt counts when there are several. */
  @IsIn(GRADING_METHODS)
  method: GradingMethod = 'best';

  /** From how many percent on it is passed; null: whatever is graded is. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100)
  passAt: number | null = null;

  /** When learners see their results. */
  @IsIn(RELEASES)
  release: Release = 'at_once';

  /** When learners see what is right, of results that are released. */
  @IsIn(REVEALS)
  reveal: Reveal = 'with_result';
}
