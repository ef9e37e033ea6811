import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsObject,
  IsOptional,
  IsUUID,
  ValidateNested,
} from 'class-validator';
import { ITEM_KINDS, type ItemKind } from '#domain/learning/outline/item-kinds';
import { QuizDto } from './quiz.dto.js';
import { LiveDto } from './live.dto.js';
import { AssignmentDto } from './assignment.dto.js';
import { IsInstant, IsLine, IsText, MayBeLeftOut } from '#platform/http/rules';

export class AddCourseModuleDto {
  @IsUUID()
  runId!: string;

  @IsLine(200)
  title!: string;

  /** From when on its items may be opened. */
  @IsOptional()
  @IsInstant()
  opensAt: string | null = null;

  /** Until when, not included. */
  @IsOptional()
  @IsInstant()
  closesAt: string | null = null;
}

/** What is left out stays as it is. */
export class ChangeCourseModuleDto {
  @MayBeLeftOut()
  @IsLine(200)
  title?: string;

  @IsOptional()
  @IsInstant()
  opensAt?: string | null;

  @IsOptional()
  @IsInstant()
  closesAt?: string | null;
}

export class AddCourseItemDto {
  @IsUUID()
  moduleId!: string;

  @IsIn(ITEM_KINDS)
  kind!: ItemKind;

  @IsLine(200)
  title!: string;

  /** Of a page its text, of anything else what to look for there. */
  @IsOptional()
  @IsText(100_000)
  markdown: string | null = null;

  /** Of a link. */
  @IsOptional()
  @IsLine(2000)
  url: string | null = null;

  /** Which video it shows. */
  @IsOptional()
  @IsUUID()
  videoId: string | null = null;

  /** Which file it offers. */
  @IsOptional()
  @IsUUID()
  fileId: string | null = null;

  /** Of a quiz. */
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => QuizDto)
  quiz: QuizDto | null = null;

  /** Of an assignment. */
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => AssignmentDto)
  assignment: AssignmentDto | null = null;

  /** Of a live session. */
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => LiveDto)
  live: LiveDto | null = null;

  /** From when on it may be opened. */
  @IsOptional()
  @IsInstant()
  opensAt: string | null = null;

  /** Until when, not included. */
  @IsOptional()
  @IsInstant()
  closesAt: string | null = null;
}

/** What is left out stays as it is; its kind does in any case. */
export class ChangeCourseItemDto {
  @MayBeLeftOut()
  @IsLine(200)
  title?: string;

  @IsOptional()
  @IsText(100_000)
  markdown?: string | null;

  @IsOptional()
  @IsLine(2000)
  url?: string | null;

  /** Of a video alone. */
  @IsOptional()
  @IsUUID()
  videoId?: string | null;

  /** Of a file alone. */
  @IsOptional()
  @IsUUID()
  fileId?: string | null;

  /** Of a quiz: all of it. Attempts that were begun stay as they are. */
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => QuizDto)
  quiz?: QuizDto | null;

  /** Of an assignment: all of it. What was handed in stays as it is. */
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => AssignmentDto)
  assignment?: AssignmentDto | null;

  /** Of a live session: all of it. */
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => LiveDto)
  live?: LiveDto | null;

  @IsOptional()
  @IsInstant()
  opensAt?: string | null;

  @IsOptional()
  @IsInstant()
  closesAt?: string | null;
}

export class RequireCourseItemsDto {
  /** All items of the run that have to be completed before it opens. */
  @IsArray()
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  itemIds!: string[];
}

export class ModuleOrderDto {
  @IsUUID()
  moduleId!: string;

  /** Its items in their order; those of other modules move here. */
  @IsArray()
  @ArrayMaxSize(500)
  @IsUUID(undefined, { each: true })
  itemIds!: string[];
}

export class ArrangeOutlineDto {
  /** Every module of the run with every item, each once. */
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => ModuleOrderDto)
  modules!: ModuleOrderDto[];
}
