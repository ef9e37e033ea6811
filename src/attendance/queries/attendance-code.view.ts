import type { AttendanceCategory } from '#domain/attendance/attendance-code.words';

/** What a code says of a student. */
export class CodeMeaningView {
  label!: string;
  category!: AttendanceCategory;
  /** Halves of presence that it counts for: 0, 1 or 2. */
  presence!: number;
  authorised!: boolean;
  /** Takes minutes of lateness. */
  late!: boolean;
  /** Present, but somewhere else. */
  offSite!: boolean;
  /** The session is no possible attendance: it counts neither as present nor as absent. */
  notRequired!: boolean;
  /** Given by the office only, over what the teacher says. */
  officeOnly!: boolean;
  requiresReason!: boolean;
  /** How an authority counts it, in its words. */
  statisticalMeaning!: string | null;
}

/** A code of the school, as it is today. */
export class AttendanceCodeView extends CodeMeaningView {
  /** @format uuid */
  id!: string;
  code!: string;
  /** Retired codes are not given any more. */
  active!: boolean;
  /** The place among the codes. */
  ordinal!: number;
  /** The number of its meaning; rises when the meaning changes. */
  meaning!: number;
  /** Rises with each change; the ETag. */
  version!: number;
}

/** What a code has meant, from one change to the next. */
export class CodeVersionView extends CodeMeaningView {
  /** Marks name it as `codeVersion`. */
  meaning!: number;
  /** @format date-time */
  since!: string;
  /** @format uuid */
  changedBy!: string | null;
}

/** The columns of a meaning, of a code or of one of its versions. */
export const meaningColumns = (of: string) => `
  ${of}.label, ${of}.category, ${of}.presence, ${of}.authorised, ${of}.late, ${of}.off_site as "offSite",
  ${of}.not_required as "notRequired", ${of}.office_only as "officeOnly", ${of}.requires_reason as "requiresReason",
  ${of}.statistical_meaning as "statisticalMeaning"`;

/** Selects an {@link AttendanceCodeView}; a WHERE may follow. */
export const selectCode = `
  select c.id, c.code, ${meaningColumns('c')}, c.active, c.ordinal, c.current_version as meaning, c.version
  from attendance.codes c`;
