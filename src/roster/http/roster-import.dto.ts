import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  Matches,
  Max,
  Min,
} from 'class-validator';
import {
  END_DATES,
  IMPORT_MODES,
  PACKAGE_ENCODINGS,
  type EndDates,
  type ImportMode,
  type ImportSettings,
  type PackageEncoding,
} from '#domain/roster/import/import-settings';
import { IsZone, MayBeLeftOut } from '#platform/http/rules';
import { HeldBackRowView, ImportFaultView } from '../queries/import-fault.view.js';
import { BELL_TIMES, bellTimesOf } from './bell-times.dto.js';
import { RosterImportView } from '../queries/roster-import.view.js';

const TRUTHS: Readonly<Record<string, boolean>> = { true: true, false: false };

/** A query parameter comes as text; what is none of the two words is left for the validation to refuse. */
function truth({ value }: { value: unknown }): unknown {
  return TRUTHS[String(value)] ?? value;
}

function numbers({ value }: { value: unknown }): unknown {
  return typeof value === 'string' ? value.split(',').map(Number) : value;
}

/** How a package is to be imported: what the standard does not carry is given here, or usual. */
export class RosterImportParameters {
  /** With `all-or-nothing` one fault anywhere keeps all of it out; `good-rows-only` takes what is sound. */
  @MayBeLeftOut()
  @IsIn(IMPORT_MODES)
  mode: ImportMode = 'all-or-nothing';

  /** Report what would change, and change nothing. */
  @MayBeLeftOut()
  @Transform(truth)
  @IsBoolean()
  dryRun: boolean = false;

  /** Zone of schools that are new; UTC unless given. */
  @IsOptional()
  @IsZone()
  timeZone?: string;

  /** Days on which the package's periods are held, `1,2,3,4,5` (Monday 1 … Sunday 7); Monday to Friday unless given. */
  @IsOptional()
  @Transform(numbers)
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(7)
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(7, { each: true })
  weekdays?: number[];

  /** Bell times of periods, `1=08:30-09:15,2=09:25-10:10`; usual ones for those that are not named. */
  @IsOptional()
  @Matches(BELL_TIMES)
  bellTimes?: string;

  /** Whether end dates in the package are the last day or the day after it. */
  @IsOptional()
  @IsIn(END_DATES)
  endDates?: EndDates;

  /** What the text is when it is not UTF-8 and nothing in it says so. */
  @IsOptional()
  @IsIn(PACKAGE_ENCODINGS)
  encoding?: PackageEncoding;

  /** How much of a school's people or enrolments it may end, in per cent; 30 unless given. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(100)
  mayEnd?: number;

  /** Invite staff who have a usable address by mail, once their school is whole. */
  @IsOptional()
  @Transform(truth)
  @IsBoolean()
  inviteStaff?: boolean;
}

/** Only what was given: the rest is as usual. */
export function settingsOf({
  mode: _,
  dryRun: __,
  bellTimes,
  ...given
}: RosterImportParameters): Partial<ImportSettings> {
  const settings = { ...given, bellTimes: bellTimes && bellTimesOf(bellTimes) };
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
}

export class RosterImportPage {
  items!: RosterImportView[];
  /** Give it as `after` to get the next page; absent on the last. */
  next?: string;
}

export class ImportFaultPage {
  items!: ImportFaultView[];
  /** Give it as `after` to get the next page; absent on the last. */
  next?: string;
}

export class HeldBackRowPage {
  items!: HeldBackRowView[];
  /** Give it as `after` to get the next page; absent on the last. */
  next?: string;
}
