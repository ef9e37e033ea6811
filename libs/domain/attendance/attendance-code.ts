/** The attendance categories of the Ed-Fi data standard 5.2 (AttendanceEventCategoryDescriptor). */
export const CATEGORIES = [
  'In Attendance',
  'Present',
  'Tardy',
  'Excused Absence',
  'Unexcused Absence',
  'Early departure',
  'Partial',
] as const;
export type AttendanceCategory = (typeof CATEGORIES)[number];

/** A code as a school defines it. */
export interface AttendanceCode {
  /** One to four characters, as written in the register. */
  readonly code: string;
  readonly label: string;
  readonly category: AttendanceCategory;
  /** Halves of presence that it counts for: 0, 1 or 2. */
  readonly presence: 0 | 1 | 2;
  readonly authorised: boolean;
  /** Takes minutes of lateness. */
  readonly late: boolean;
  /** Only the office may give it. */
  readonly officeOnly: boolean;
  readonly requiresReason: boolean;
}

const base = { authorised: false, late: false, officeOnly: false, requiresReason: false };

/** The pack that a school begins with. */
export const SIMPLE_PACK: readonly AttendanceCode[] = [
  { ...base, code: 'P', label: 'Present', category: 'Present', presence: 2, authorised: true },
  { ...base, code: 'A', label: 'Absent', category: 'Unexcused Absence', presence: 0 },
  { ...base, code: 'L', label: 'Late', category: 'Tardy', presence: 2, late: true },
  { ...base, code: 'E', label: 'Excused', category: 'Excused Absence', presence: 0, authorised: true },
];
