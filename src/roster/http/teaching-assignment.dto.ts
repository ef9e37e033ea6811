import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { TEACHING_ROLES, type TeachingRole } from '#domain/roster/teaching-assignment.words';
import { PageQuery } from '#platform/http/page';
import { IsLocalDate, MayBeLeftOut } from '#platform/http/rules';
import {
  TEACHING_ASSIGNMENT_SORTS,
  type TeachingAssignmentFilter,
} from '../queries/list-teaching-assignments.query.js';
import { TeachingAssignmentView } from '../queries/teaching-assignment.view.js';

export class TeachingAssignmentListQuery extends PageQuery implements TeachingAssignmentFilter {
  /** By `startsOn` or `sectionTitle`, backwards with a minus. */
  @IsIn(TEACHING_ASSIGNMENT_SORTS)
  sort: TeachingAssignmentFilter['sort'] = 'startsOn';

  @MayBeLeftOut()
  @IsUUID()
  sectionId?: string;

  @MayBeLeftOut()
  @IsUUID()
  teacherId?: string;

  @MayBeLeftOut()
  @IsIn(TEACHING_ROLES)
  role?: TeachingRole;

  /** Only those whose dates include this day. */
  @MayBeLeftOut()
  @IsLocalDate()
  on?: string;
}

export class AssignTeacherDto {
  @IsUUID()
  sectionId!: string;

  @IsUUID()
  teacherId!: string;

  @IsIn(TEACHING_ROLES)
  role: TeachingRole = 'primary';

  /** First day; left out: that of the section. */
  @IsOptional()
  @IsLocalDate()
  startsOn: string | null = null;

  /** Last day; left out: none is known yet. */
  @IsOptional()
  @IsLocalDate()
  endsOn: string | null = null;
}

/** What is left out stays as it is. */
export class ChangeTeachingAssignmentDto {
  @MayBeLeftOut()
  @IsIn(TEACHING_ROLES)
  role?: TeachingRole;

  @MayBeLeftOut()
  @IsLocalDate()
  startsOn?: string;

  /** Null: no end is known any more. */
  @IsOptional()
  @IsLocalDate()
  endsOn?: string | null;
}

export class EndTeachingAssignmentDto {
  /** The last day; the day before the first undoes an assignment made by mistake. */
  @IsLocalDate()
  on!: string;
}

export class TeachingAssignmentPage {
  items!: TeachingAssignmentView[];
  /** Give it as `after` to get the next page; absent on the last. */
  next?: string;
}
