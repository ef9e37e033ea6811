import { IsBoolean, IsInt, Max, Min } from 'class-validator';
import { IsLine, IsLocalDate, MayBeLeftOut } from '#platform/http/rules';

/** What of a school's attendance goes out. */
export class EdfiExportDto {
  /** The first day. */
  @IsLocalDate()
  startsOn!: string;

  /** The last day, within 400 of the first. */
  @IsLocalDate()
  endsOn!: string;

  /** What the receiver calls the school, Ed-Fi's SchoolId. Left out: the school's id in its records system, if that is a whole number. */
  @MayBeLeftOut()
  @IsInt()
  @Min(1)
  @Max(Number.MAX_SAFE_INTEGER)
  edfiSchoolId?: number;

  /** Ed-Fi's CalendarCode of the school's calendar. Left out: the same as the SchoolId. */
  @MayBeLeftOut()
  @IsLine(60)
  calendarCode?: string;

  /** Whether the reasons of marks go out too. They may say something about a student's health, so usually they stay here. */
  @MayBeLeftOut()
  @IsBoolean()
  reasons: boolean = false;
}
