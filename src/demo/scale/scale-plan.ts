/** How large a district is made. */
export interface ScalePlan {
  readonly schools: number;
  readonly students: number;
  /** Instructional days in the past that have marks. */
  readonly days: number;
  /** Lessons a day, each with its register. */
  readonly periods: number;
  /** What everybody signs in with, hashed. */
  readonly passwordHash: string;
}

export const CLASS_SIZE = 25;

/** Days that the school year began ago; room for 190 instructional ones. */
export const YEAR_BEGAN = 300;
export const MOST_DAYS = 190;
/** A third of the year. */
export const TERM_DAYS = 122;

/** Schools lie in these zones by turns; a day is the school's own (K3). */
export const ZONES = ['Europe/London', 'Europe/Warsaw', 'America/New_York', 'Asia/Kolkata'] as const;

export interface ScaleSchool {
  readonly id: string;
  readonly districtId: string;
  /** From 1. */
  readonly number: number;
}

/** `007`: what the school is called by in names and addresses. */
export function numeral(school: ScaleSchool): string {
  return String(school.number).padStart(3, '0');
}
