import type { LocalDate } from '../../kernel/local-date.js';
import type { MarkRecord, RegisterRecord } from './school-day-records.js';

/** A row of the report: something of the school's day that the interchange does not say, and why. */
export interface LeftOut {
  readonly date: LocalDate;
  readonly what: 'mark' | 'register' | 'reason';
  readonly section: string;
  readonly period: string;
  readonly studentId: string | null;
  readonly student: string | null;
  readonly code: string | null;
  readonly why: string;
}

const UNIQUE_ID_LENGTH = 32;
const CODE_LENGTH = 60;
const SECTION_LENGTH = 255;
/** The years that Ed-Fi 5.2 has names for. */
const [FIRST_YEAR, LAST_YEAR] = [1991, 2050];

export function leftOut(
  date: LocalDate,
  { title, periodName }: RegisterRecord,
  mark: MarkRecord | null,
  why: string,
  what: LeftOut['what'] = mark ? 'mark' : 'register',
): LeftOut {
  const { studentId = null, displayName: student = null, code = null } = mark ?? {};
  return { date, what, section: title, period: periodName, studentId, student, code, why };
}

/** Why a register's marks cannot be told; undefined when they can. A form group's are the school's and need no course. */
export function faultOfRegister(register: RegisterRecord): string | undefined {
  const { kind, courseCode, sessionName, schoolYear, sectionIdentifier } = register;
  if (sessionName === null) return 'no term of the academic year holds the day';
  if (sessionName.length > CODE_LENGTH) return `the term has a title of more than ${CODE_LENGTH} characters`;
  if (schoolYear < FIRST_YEAR || schoolYear > LAST_YEAR) return `Ed-Fi has no school year ${schoolYear}`;
  if (kind === 'form') return undefined;
  if (!courseCode) return 'the section has no course with a code';
  if (courseCode.length > CODE_LENGTH) return `the course has a code of more than ${CODE_LENGTH} characters`;
  if (sectionIdentifier.length > SECTION_LENGTH)
    return `the section has an id of more than ${SECTION_LENGTH} characters`;
  return undefined;
}

/** @param shared ids that more than one student goes by */
export function faultOfMark(
  { studentUniqueId, notRequired }: MarkRecord,
  shared: ReadonlySet<string>,
): string | undefined {
  if (notRequired) return 'the code says that it was no possible attendance';
  if (!studentUniqueId) return 'the student has no id of a records system';
  if (studentUniqueId.length > UNIQUE_ID_LENGTH)
    return `the student has an id of more than ${UNIQUE_ID_LENGTH} characters`;
  if (shared.has(studentUniqueId)) return 'another student has the same id';
  return undefined;
}

/** An id that may be left away is left away rather than the event. */
export function usableStaffId(id: string | null): string | null {
  return id && id.length <= UNIQUE_ID_LENGTH ? id : null;
}
