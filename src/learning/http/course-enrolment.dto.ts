import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsUUID,
  Matches,
  Max,
  Min,
} from 'class-validator';
import { ENROLMENT_STATES, type CourseEnrolmentState } from '#domain/learning/enrolment/enrolment.words';
import { PageQuery } from '#platform/http/page';
import { MayBeLeftOut } from '#platform/http/rules';
import { CourseEnrolmentView } from '../queries/course-enrolment.view.js';
import {
  COURSE_ENROLMENT_SORTS,
  type CourseEnrolmentFilter,
} from '../queries/list-course-enrolments.query.js';

export class CourseEnrolmentListQuery extends PageQuery implements CourseEnrolmentFilter {
  /** By `id` (as they were made) or `learnerName`, backwards with a minus. */
  @IsIn(COURSE_ENROLMENT_SORTS)
  sort: CourseEnrolmentFilter['sort'] = '-id';

  @MayBeLeftOut()
  @IsUUID()
  runId?: string;

  @MayBeLeftOut()
  @IsUUID()
  learnerId?: string;

  @MayBeLeftOut()
  @IsIn(ENROLMENT_STATES)
  state?: CourseEnrolmentState;
}

const AS = ['invited', 'active'] as const;

export class EnrolLearnersDto {
  @IsUUID()
  runId!: string;

  /** The school's records of them. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  learnerIds!: string[];

  /** Invited ones come when they accept; the others are in at once. */
  @IsIn(AS)
  as: (typeof AS)[number] = 'invited';
}

export class JoinByCodeDto {
  /** As an author has given it out. */
  @Matches(/^[A-HJ-NP-Z2-9]{10}$/, { message: 'code must be ten letters and digits, such as K7QMW2XRTA' })
  code!: string;
}

/** What is left out stays as it is. */
export class ChangeAdmissionDto {
  /** Everybody in the school may enrol. */
  @MayBeLeftOut()
  @IsBoolean()
  open?: boolean;

  /** Whoever comes by themselves waits until an author lets them in. */
  @MayBeLeftOut()
  @IsBoolean()
  approval?: boolean;

  /** How many may come by themselves, openly or by code; null: any number. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100_000)
  capacity?: number | null;
}

export class TakeSectionsDto {
  /** All classes whose students the run takes. They come and go with the roster, moments later. */
  @IsArray()
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  sectionIds!: string[];
}

export class CourseEnrolmentPage {
  items!: CourseEnrolmentView[];
  /** Give it as `after` to get the next page; absent on the last. */
  next?: string;
}
