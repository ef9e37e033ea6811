import { IsOptional, IsUUID } from 'class-validator';
import { PageQuery } from '#platform/http/page';
import { IsInstant, IsLocalDate } from '#platform/http/rules';
import { MarkRevisionView } from '../queries/list-mark-revisions.query.js';
import { RegisterStateView } from '../queries/list-register-states.query.js';
import { StudentAttendanceView } from '../queries/register.view.js';

export class StudentAttendanceQuery extends PageQuery {
  /** From this date of the school's on. */
  @IsOptional()
  @IsLocalDate()
  from?: string;

  /** Up to and including this date of the school's. */
  @IsOptional()
  @IsLocalDate()
  to?: string;

  /** As it stood at this instant; now when left out. */
  @IsOptional()
  @IsInstant()
  asOf?: string;
}

export class MarkRevisionQuery extends PageQuery {
  /** Only the marks of this student. */
  @IsOptional()
  @IsUUID()
  studentId?: string;
}

export class StudentAttendancePage {
  /** The newest first. */
  items!: StudentAttendanceView[];
  /** Give it as `after` to get the next page; absent on the last. */
  next?: string;
}

export class RegisterStatePage {
  /** In the order in which it came into them. */
  items!: RegisterStateView[];
  /** Give it as `after` to get the next page; absent on the last. */
  next?: string;
}

export class MarkRevisionPage {
  /** Student by student, each in order. */
  items!: MarkRevisionView[];
  /** Give it as `after` to get the next page; absent on the last. */
  next?: string;
}
