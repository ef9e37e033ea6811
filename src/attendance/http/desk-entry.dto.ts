import { IsIn, IsOptional, IsUUID, Matches } from 'class-validator';
import { DESK_KINDS, type DeskKind } from '#domain/attendance/front-desk/desk.words';
import { PageQuery } from '#platform/http/page';
import { IsFlag, IsInstant, IsLine, IsLocalDate, MayBeLeftOut } from '#platform/http/rules';
import { DeskEntryView } from '../queries/desk-entry.view.js';
import { DESK_ENTRY_SORTS, type DeskEntryFilter } from '../queries/list-desk-entries.query.js';
import { CODE, CODE_FORM } from './register.dto.js';

export class DeskEntryListQuery extends PageQuery implements DeskEntryFilter {
  /** By `id` (as they were written), backwards with a minus. */
  @IsIn(DESK_ENTRY_SORTS)
  sort: DeskEntryFilter['sort'] = '-id';

  @MayBeLeftOut()
  @IsUUID()
  studentId?: string;

  /** The school's date. */
  @MayBeLeftOut()
  @IsLocalDate()
  date?: string;

  /** Those that were crossed out as well. */
  @IsOptional()
  @IsFlag()
  withdrawn: boolean = false;
}

export class RecordDeskEntryDto {
  @IsUUID()
  studentId!: string;

  /** `in`: comes late, or comes back. `out`: leaves before the end. */
  @IsIn(DESK_KINDS)
  kind!: DeskKind;

  /** When; left out: now. */
  @IsOptional()
  @IsInstant()
  at: string | null = null;

  /** Of the absence: after a departure needed, before an arrival where one is known. */
  @IsOptional()
  @Matches(CODE, { message: CODE_FORM })
  code: string | null = null;

  /** In a line, as the student says. */
  @IsLine(200)
  reason!: string;
}

export class DeskEntryPage {
  items!: DeskEntryView[];
  /** Give it as `after` to get the next page; absent on the last. */
  next?: string;
}
