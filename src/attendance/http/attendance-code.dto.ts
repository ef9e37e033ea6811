import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  IsUUID,
  Matches,
} from 'class-validator';
import { CATEGORIES, CODE_PACKS } from '#domain/attendance/attendance-code.words';
import type { AttendanceCategory, CodeMeaning, CodePack } from '#domain/attendance/attendance-code.words';
import { PageQuery } from '#platform/http/page';
import { IsFlag, IsLine, MayBeLeftOut } from '#platform/http/rules';
import { AttendanceCodeView, CodeVersionView } from '../queries/attendance-code.view.js';
import { CODE_SORTS, type CodeFilter } from '../queries/list-codes.query.js';

const PRESENCES = [0, 1, 2] as const;

export class CodeListQuery extends PageQuery implements CodeFilter {
  /** By `ordinal` (the school's order) or `code`, backwards with a minus. */
  @IsIn(CODE_SORTS)
  sort: CodeFilter['sort'] = 'ordinal';

  /** Only those that are given, or only retired ones. */
  @IsOptional()
  @IsFlag()
  active?: boolean;
}

export class CreateCodeDto {
  /** What is written in the register; unique in the school, kept for ever. */
  @Matches(/^[^\s]{1,4}$/, { message: '$property must be a code of 1 to 4 characters' })
  code!: string;

  @IsLine(60)
  label!: string;

  /** The Ed-Fi category. */
  @IsIn(CATEGORIES)
  category!: AttendanceCategory;

  /** Halves of presence that it counts for. */
  @IsIn(PRESENCES)
  presence!: 0 | 1 | 2;

  @IsBoolean()
  authorised!: boolean;

  /** Takes minutes of lateness. */
  @IsBoolean()
  late: boolean = false;

  /** Present, but somewhere else. */
  @IsBoolean()
  offSite: boolean = false;

  /** The session is no possible attendance: left out of the denominator of every rate. */
  @IsBoolean()
  notRequired: boolean = false;

  /** Given by the office only, over what the teacher says. */
  @IsBoolean()
  officeOnly: boolean = false;

  @IsBoolean()
  requiresReason: boolean = false;

  /** How an authority counts it, in its words. */
  @IsOptional()
  @IsLine(120)
  statisticalMeaning: string | null = null;
}

/** What it means from now on; what is left out stays as it is. */
export class ChangeCodeDto implements Partial<CodeMeaning> {
  @MayBeLeftOut()
  @IsLine(60)
  label?: string;

  /** The Ed-Fi category. */
  @MayBeLeftOut()
  @IsIn(CATEGORIES)
  category?: AttendanceCategory;

  /** Halves of presence that it counts for. */
  @MayBeLeftOut()
  @IsIn(PRESENCES)
  presence?: 0 | 1 | 2;

  @MayBeLeftOut()
  @IsBoolean()
  authorised?: boolean;

  @MayBeLeftOut()
  @IsBoolean()
  late?: boolean;

  @MayBeLeftOut()
  @IsBoolean()
  offSite?: boolean;

  @MayBeLeftOut()
  @IsBoolean()
  notRequired?: boolean;

  @MayBeLeftOut()
  @IsBoolean()
  officeOnly?: boolean;

  @MayBeLeftOut()
  @IsBoolean()
  requiresReason?: boolean;

  @IsOptional()
  @IsLine(120)
  statisticalMeaning?: string | null;
}

export class OrderCodesDto {
  /** In the order in which they are to be offered; the others follow. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ArrayUnique({ message: '$property must name each code once' })
  @IsUUID(undefined, { each: true })
  codeIds!: string[];
}

export class ApplyCodePackDto {
  /** `simple`: present, absent, late, excused. `england`: the statutory codes of English schools. */
  @IsIn(CODE_PACKS)
  pack!: CodePack;
}

export class AttendanceCodePage {
  items!: AttendanceCodeView[];
  /** Give it as `after` to get the next page; absent on the last. */
  next?: string;
}

export class CodeVersionPage {
  /** The newest first. */
  items!: CodeVersionView[];
  /** Give it as `after` to get the next page; absent on the last. */
  next?: string;
}
