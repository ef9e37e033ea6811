import { IsIn, IsOptional, IsUUID } from 'class-validator';
import {
  ENROLMENT_ENDS,
  ENROLMENT_STATES,
  type EnrolmentEnd,
  type EnrolmentState,
} from '#domain/roster/enrolment.words';
import { PageQuery } from '#platform/http/page';
import { IsLocalDate, MayBeLeftOut } from '#platform/http/rules';
import { EnrolmentView } from '../queries/enrolment.view.js';
import { ENROLMENT_SORTS, type EnrolmentFilter } from '../queries/list-enrolments.query.js';

export class EnrolmentListQuery extends PageQuery implements EnrolmentFilter {
  /** By `studentName` (the family name) or `startsOn`, backwards with a minus. */
  @IsIn(ENROLMENT_SORTS)
  sort: EnrolmentFilter['sort'] = 'studentName';

  @MayBeLeftOut()
  @IsUUID()
  sectionId?: string;

  @MayBeLeftOut()
  @IsUUID()
  studentId?: string;

  @MayBeLeftOut()
  @IsIn(ENROLMENT_STATES)
  state?: EnrolmentState;

  /** Only those whose dates include this day. */
  @MayBeLeftOut()
  @IsLocalDate()
  on?: string;
}

export class EnrolStudentDto {
  @IsUUID()
  sectionId!: string;

  @IsUUID()
  studentId!: string;

  /** First day; left out: that of the section. */
  @IsOptional()
  @IsLocalDate()
  startsOn: string | null = null;

  /** Last day; left out: none is known yet. */
  @IsOptional()
  @IsLocalDate()
  endsOn: string | null = null;

  /** `pre-enrolled` keeps a place for a student who does not attend before the enrolment is activated. */
  @IsIn(['pre-enrolled', 'active'])
  state: 'pre-enrolled' | 'active' = 'active';
}

/** What is left out stays as it is. */
export class RedateEnrolmentDto {
  @MayBeLeftOut()
  @IsLocalDate()
  startsOn?: string;

  /** Null: no end is known any more. */
  @IsOptional()
  @IsLocalDate()
  endsOn?: string | null;
}

export class SuspendEnrolmentDto {
  /** The first day away. */
  @IsLocalDate()
  from!: string;
}

export class ResumeEnrolmentDto {
  /** The first day back. */
  @IsLocalDate()
  on!: string;
}

export class EndEnrolmentDto {
  /** The last day; the day before the first undoes an enrolment made by mistake. */
  @IsLocalDate()
  on!: string;

  @IsIn(ENROLMENT_ENDS)
  as!: EnrolmentEnd;
}

export class EnrolmentPage {
  items!: EnrolmentView[];
  /** Give it as `after` to get the next page; absent on the last. */
  next?: string;
}
