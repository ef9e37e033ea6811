import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, IsOptional, IsUUID } from 'class-validator';
import {
  SECTION_KINDS,
  SECTION_STATES,
  type SectionKind,
  type SectionState,
} from '#domain/roster/section.words';
import { PageQuery } from '#platform/http/page';
import { AreLines, IsFlag, IsLine, IsLocalDate, MayBeLeftOut } from '#platform/http/rules';
import { SECTION_SORTS, type SectionFilter } from '../queries/list-sections.query.js';
import { SectionView } from '../queries/section.view.js';

export class SectionListQuery extends PageQuery implements SectionFilter {
  /** By `title` or `startsOn`, backwards with a minus. */
  @IsIn(SECTION_SORTS)
  sort: SectionFilter['sort'] = 'title';

  @MayBeLeftOut()
  @IsUUID()
  academicYearId?: string;

  @MayBeLeftOut()
  @IsUUID()
  courseId?: string;

  @MayBeLeftOut()
  @IsUUID()
  termId?: string;

  @MayBeLeftOut()
  @IsUUID()
  teacherId?: string;

  @MayBeLeftOut()
  @IsUUID()
  studentId?: string;

  @MayBeLeftOut()
  @IsIn(SECTION_KINDS)
  kind?: SectionKind;

  @MayBeLeftOut()
  @IsIn(SECTION_STATES)
  status?: SectionState;

  /** `true`: only those that you teach, attend, or have a child in. */
  @MayBeLeftOut()
  @IsFlag()
  mine?: boolean;

  /** The beginning of the title, in any case. */
  @MayBeLeftOut()
  @IsLine(100)
  q?: string;
}

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

  @AreLines(30, 20)
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
  @MayBeLeftOut()
  @IsLine(200)
  title?: string;

  @IsOptional()
  @IsLine(50)
  code?: string | null;

  @IsOptional()
  @IsLine(100)
  location?: string | null;

  @MayBeLeftOut()
  @AreLines(30, 20)
  grades?: string[];

  @MayBeLeftOut()
  @IsLocalDate()
  startsOn?: string;

  @MayBeLeftOut()
  @IsLocalDate()
  endsOn?: string;
}

export class PlaceSectionInTermsDto {
  /** All terms in which the section is taught, of its academic year. */
  @IsArray()
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsUUID('all', { each: true })
  termIds!: string[];
}

export class EndSectionDto {
  /** The last day of teaching. */
  @IsLocalDate()
  on!: string;
}

export class SectionPage {
  items!: SectionView[];
  /** Give it as `after` to get the next page; absent on the last. */
  next?: string;
}
