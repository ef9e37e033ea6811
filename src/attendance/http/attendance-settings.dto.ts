import { IsInt, Max, Min } from 'class-validator';
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
}
