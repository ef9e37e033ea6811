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

/** What a code says of a student. Whatever is changed in it makes a new version; marks keep the one they were made by. */
export interface CodeMeaning {
  readonly label: string;
  readonly category: AttendanceCategory;
  /** Halves of presence that it counts for: 0, 1 or 2. */
  readonly presence: 0 | 1 | 2;
  readonly authorised: boolean;
  /** Takes minutes of lateness. */
  readonly late: boolean;
  /** Present, but somewhere else: a visit, a work placement. */
  readonly offSite: boolean;
  /** The session is no possible attendance: it counts neither as present nor as absent. */
  readonly notRequired: boolean;
  /** Only the office may give it, over what the teacher says. */
  readonly officeOnly: boolean;
  readonly requiresReason: boolean;
  /** How an authority counts it, in its words; null where none does. */
  readonly statisticalMeaning: string | null;
}

/** A code as a school defines it. */
export interface CodeDefinition extends CodeMeaning {
  /** One to four characters, as written in the register. */
  readonly code: string;
}

/** What marking needs to know of a code. */
export interface UsableCode extends Pick<CodeMeaning, 'presence' | 'late' | 'officeOnly' | 'requiresReason'> {
  readonly code: string;
  /** The number of its meaning today. */
  readonly version: number;
}

export const CODE_PACKS = ['simple', 'england'] as const;
export type CodePack = (typeof CODE_PACKS)[number];
