import type { LocalDate } from '../../kernel/local-date.js';

/** What of a school's attendance is wanted as an Ed-Fi interchange. */
export interface EdfiWish {
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate;
  /** What the receiver calls the school: Ed-Fi's `SchoolId`, a whole number in digits. */
  readonly edfiSchoolId: string;
  /** Ed-Fi's `CalendarCode` of the calendar that the school's days are in. */
  readonly calendarCode: string;
  /** Whether the reasons that were written down go out too: they may say something about a student's health. */
  readonly reasons: boolean;
}

/** What is in the interchange, and what is in the report instead. */
export interface EdfiCounts {
  readonly studentSectionEvents: number;
  readonly studentSchoolEvents: number;
  readonly sectionsTaken: number;
  /** Marks that the events are made of. */
  readonly marks: number;
  /** Marks that the interchange has no words for; each is in the report. */
  readonly marksLeftOut: number;
  /** Registers of the days that were not taken, or whose correction is under way; each is in the report. */
  readonly registersNotTaken: number;
}

/** The finished package. */
export interface EdfiPackage {
  readonly bytes: number;
  readonly sha256: string;
  readonly counts: EdfiCounts;
}

export const NO_COUNTS: EdfiCounts = {
  studentSectionEvents: 0,
  studentSchoolEvents: 0,
  sectionsTaken: 0,
  marks: 0,
  marksLeftOut: 0,
  registersNotTaken: 0,
};

export function added(one: EdfiCounts, other: EdfiCounts): EdfiCounts {
  const names = Object.keys(NO_COUNTS) as (keyof EdfiCounts)[];
  return Object.fromEntries(names.map((name) => [name, one[name] + other[name]])) as unknown as EdfiCounts;
}
