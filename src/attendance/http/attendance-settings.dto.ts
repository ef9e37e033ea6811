import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { MayBeLeftOut } from '#platform/http/rules';

/** What is left out stays as it is. */
export class ChangeAttendanceSettingsDto {
  /** Days after submission until a register is locked. */
  @MayBeLeftOut()
  @IsInt()
  @Min(0)
  @Max(365)
  lockAfterDays?: number;

  /** Minutes after the end of the day until a register that nobody has submitted counts as missed. */
  @MayBeLeftOut()
  @IsInt()
  @Min(0)
  @Max(10_080)
  missedAfterMinutes?: number;

  /**
   * Months after the end of a month until its records may go; null: as long as the installation says. They go when the
   * time of every school of the installation has passed.
   */
  @IsOptional()
  @IsInt()
  @Min(12)
  @Max(600)
  recordsKeptMonths?: number | null;
}
