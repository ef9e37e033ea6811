import { ArrayMaxSize, IsArray, IsIn, IsOptional, IsUUID } from 'class-validator';
import { SECTION_KINDS, type SectionKind } from '#domain/roster/section.words';
import { IsLine, IsLocalDate } from '#platform/http/rules';
import { SectionView } from '../queries/section.view.js';

export class CreateSectionDto {
  @IsUUID()
  academicYearId!: string;

  /** The course that is taught; a form has none. */
  @IsOptional()
  @IsUUID()
  courseId: string | null = null;

  @IsIn(SECTION_KINDS)
  kind!: SectionKind;

  @IsLine(200)
  title!: string;

  @IsOptional()
  @IsLine(50)
  code: string | null = null;

  @IsOptional()
  @IsLine(100)
  location: string | null = null;

  @IsArray()
  @ArrayMaxSize(30)
  @IsLine(20, { each: true })
  grades: string[] = [];

  /** First day of teaching. */
  @IsLocalDate()
  startsOn!: string;

  /** Last day of teaching. */
  @IsLocalDate()
  endsOn!: string;
}

/** What is left out stays as it is. */
export class ChangeSectionDto {
  @IsOptional()
  @IsLine(200)
  title?: string;

  @IsOptional()
  @IsLine(50)
  code?: string | null;

  @IsOptional()
  @IsLine(100)
  location?: string | null;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(30)
  @IsLine(20, { each: true })
  grades?: string[];

  @IsOptional()
  @IsLocalDate()
  startsOn?: string;

  @IsOptional()
  @IsLocalDate()
  endsOn?: string;
}

export class SectionPage {
  items!: SectionView[];
  /** Give it as `after` to get the next page; absent on the last. */
  next?: string;
}
