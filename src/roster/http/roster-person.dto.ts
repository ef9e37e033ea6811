import { ArrayMinSize, ArrayUnique, IsArray, IsEmail, IsIn, IsOptional, MaxLength } from 'class-validator';
import { ENROLMENT_ENDS, type EnrolmentEnd } from '#domain/roster/enrolment.words';
import {
  ROSTER_PERSON_STATES,
  ROSTER_ROLES,
  type RosterPersonState,
  type RosterRole,
} from '#domain/roster/roster-person.words';
import { PageQuery } from '#platform/http/page';
import { AreLines, IsLine, IsLocalDate, IsLocale, MayBeLeftOut } from '#platform/http/rules';
import { ROSTER_PERSON_SORTS, type RosterPersonFilter } from '../queries/list-roster-people.query.js';
import { RosterPersonView } from '../queries/roster-person.view.js';

export class RosterPersonListQuery extends PageQuery implements RosterPersonFilter {
  /** By `familyName` or `givenName`, backwards with a minus. */
  @IsIn(ROSTER_PERSON_SORTS)
  sort: RosterPersonFilter['sort'] = 'familyName';

  @MayBeLeftOut()
  @IsIn(ROSTER_ROLES)
  role?: RosterRole;

  @MayBeLeftOut()
  @IsIn(ROSTER_PERSON_STATES)
  status?: RosterPersonState;

  @MayBeLeftOut()
  @IsLine(20)
  grade?: string;

  /** The school's own number of the person. */
  @MayBeLeftOut()
  @IsLine(100)
  identifier?: string;

  /** The beginning of the family, given or preferred name, in any case. */
  @MayBeLeftOut()
  @IsLine(100)
  q?: string;
}

export class AddRosterPersonDto {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(ROSTER_ROLES, { each: true })
  roles!: RosterRole[];

  @IsLine(100)
  givenName!: string;

  @IsLine(100)
  familyName!: string;

  @IsOptional()
  @IsLine(100)
  middleName: string | null = null;

  /** What the person is called instead of the given name. */
  @IsOptional()
  @IsLine(100)
  preferredName: string | null = null;

  @IsOptional()
  @IsLine(100)
  username: string | null = null;

  /** The school's own number of the person. */
  @IsOptional()
  @IsLine(100)
  identifier: string | null = null;

  @IsOptional()
  @IsEmail()
  @MaxLength(254)
  email: string | null = null;

  @IsOptional()
  @IsLine(50)
  phone: string | null = null;

  /** BCP 47: the language to write in, as long as the person has not said one. */
  @IsOptional()
  @IsLocale()
  locale: string | null = null;

  @AreLines(30, 20)
  grades: string[] = [];
}

/** What is left out stays as it is. */
export class ChangeRosterPersonDto {
  /** A role in which the person is enrolled, teaches or is linked cannot be taken away. */
  @MayBeLeftOut()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(ROSTER_ROLES, { each: true })
  roles?: RosterRole[];

  @MayBeLeftOut()
  @IsLine(100)
  givenName?: string;

  @MayBeLeftOut()
  @IsLine(100)
  familyName?: string;

  @IsOptional()
  @IsLine(100)
  middleName?: string | null;

  /** What the person is called instead of the given name. */
  @IsOptional()
  @IsLine(100)
  preferredName?: string | null;

  @IsOptional()
  @IsLine(100)
  username?: string | null;

  /** The school's own number of the person. */
  @IsOptional()
  @IsLine(100)
  identifier?: string | null;

  @IsOptional()
  @IsEmail()
  @MaxLength(254)
  email?: string | null;

  @IsOptional()
  @IsLine(50)
  phone?: string | null;

  /** BCP 47: the language to write in, as long as the person has not said one. */
  @IsOptional()
  @IsLocale()
  locale?: string | null;

  @MayBeLeftOut()
  @AreLines(30, 20)
  grades?: string[];
}

export class RecordDepartureDto {
  /** The last day at the school; enrolments and teaching assignments end with it. */
  @IsLocalDate()
  on!: string;

  /** How the enrolments of a student end. */
  @IsIn(ENROLMENT_ENDS)
  as: EnrolmentEnd = 'withdrawn';
}

export class RosterPersonPage {
  items!: RosterPersonView[];
  /** Give it as `after` to get the next page; absent on the last. */
  next?: string;
}
