import { IsIn, IsString, MaxLength } from 'class-validator';
import { SCHOOL_STATUSES, type SchoolStatus } from '#domain/identity/school.words';
import { IsLine, IsZone, MayBeLeftOut } from '#platform/http/rules';
import { DistrictView } from '../queries/district.view.js';
import { SchoolView } from '../queries/school.view.js';

export class CreateDistrictDto {
  @IsLine(200)
  name!: string;
}

export class CreateSchoolDto {
  @IsLine(200)
  name!: string;

  /** IANA; decides which date it is in the school. */
  @IsZone()
  timeZone!: string;

  /** Language and region, BCP 47. */
  @MayBeLeftOut()
  @IsString()
  @MaxLength(35)
  locale: string = 'en';
}

/** What is left out stays as it is. */
export class ChangeSchoolDto {
  @MayBeLeftOut()
  @IsLine(200)
  name?: string;

  @MayBeLeftOut()
  @IsZone()
  timeZone?: string;

  @MayBeLeftOut()
  @IsString()
  @MaxLength(35)
  locale?: string;

  @MayBeLeftOut()
  @IsIn(SCHOOL_STATUSES)
  status?: SchoolStatus;
}

export class DistrictPage {
  items!: DistrictView[];
  /** Give it as `after` to get the next page; absent on the last. */
  next?: string;
}

export class SchoolPage {
  items!: SchoolView[];
  /** Give it as `after` to get the next page; absent on the last. */
  next?: string;
}
