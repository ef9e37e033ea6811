import type { RegisterState } from '#domain/attendance/register.words';

/** The count of one code on a register. */
export class CodeCountView {
  code!: string;
  students!: number;
}

/** A register in a list or on a board. */
export class RegisterSummaryView {
  /** @format uuid */
  id!: string;
  /** @format date */
  date!: string;
  /** @format uuid */
  sectionId!: string;
  title!: string;
  periodName!: string;
  /** @format date-time */
  startsAt!: string;
  /** @format date-time */
  endsAt!: string;
  state!: RegisterState;
  /** Students on the register. */
  entries!: number;
  /** Those among them that have a mark. */
  marked!: number;
  /** How often each code was given. */
  codes!: CodeCountView[];
}

/** A mark as it stands. */
export class MarkView {
  code!: string;
  minutesLate!: number | null;
  /** Send it back as `baseVersion` with the next mark of this student. */
  version!: number;
  /** @format date-time */
  markedAt!: string;
  /** @format uuid */
  markedBy!: string | null;
}

/** A student on a register. */
export class RegisterEntryView {
  /** @format uuid */
  studentId!: string;
  displayName!: string;
  mark!: MarkView | null;
}

/** A code that may be given. */
export class CodeView {
  code!: string;
  label!: string;
  category!: string;
  late!: boolean;
  officeOnly!: boolean;
}

/** A whole register, as it is taken. */
export class RegisterView {
  /** @format uuid */
  id!: string;
  /** @format date */
  date!: string;
  /** @format uuid */
  sectionId!: string;
  title!: string;
  periodName!: string;
  /** @format date-time */
  startsAt!: string;
  /** @format date-time */
  endsAt!: string;
  state!: RegisterState;
  /** @format date-time */
  submittedAt!: string | null;
  entries!: RegisterEntryView[];
  codes!: CodeView[];
}
