import type { DeskKind } from '#domain/attendance/front-desk/desk.words';
import type { AbsenceKind } from '#domain/attendance/absence/absence.words';
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

/** What the teacher says of a student, or the office. */
export class LayerView {
  code!: string;
  /** Which meaning of the code: the one of the day on which the mark was made. */
  codeVersion!: number;
  minutesLate!: number | null;
  minutesEarly!: number | null;
  reason!: string | null;
  /** @format date-time */
  markedAt!: string;
  /** @format uuid */
  markedBy!: string | null;
}

/** A mark as it stands: what counts, and both values. */
export class MarkView {
  /** The office's code where there is one, otherwise the teacher's. */
  code!: string;
  /** What the code meant on the day of the mark. */
  label!: string;
  minutesLate!: number | null;
  minutesEarly!: number | null;
  /** Send it back as `baseVersion` with the next mark of this student. */
  version!: number;
  /** @format date-time */
  markedAt!: string;
  /** @format uuid */
  markedBy!: string | null;
  teacher!: LayerView | null;
  office!: LayerView | null;
}

/** An approved absence that takes at least half of the session. */
export class ExpectedAbsenceView {
  /** @format uuid */
  absenceId!: string;
  kind!: AbsenceKind;
  /** What the office says when the register is submitted, unless the student was seen. */
  code!: string;
  label!: string;
}

/** What the front desk knows of a student on that day. */
export class DeskMovementView {
  /** `in`: came, `out`: left. */
  kind!: DeskKind;
  /** @format date-time */
  at!: string;
}

/** A student on a register. */
export class RegisterEntryView {
  /** @format uuid */
  studentId!: string;
  displayName!: string;
  mark!: MarkView | null;
  /** Null: the student is expected to come. */
  expected!: ExpectedAbsenceView | null;
  /** In order; what it means is said when the register is submitted. */
  desk!: DeskMovementView[];
}

/** A code that may be given. */
export class CodeView {
  code!: string;
  label!: string;
  category!: string;
  /** Halves of presence: 0, 1 or 2. */
  presence!: number;
  /** Takes minutes of lateness. */
  late!: boolean;
  /** Given by the office only, over what the teacher says. */
  officeOnly!: boolean;
  requiresReason!: boolean;
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
  /** Why it was reopened, cancelled or reinstated. */
  stateReason!: string | null;
  /**
   * When it was submitted for the first time.
   * @format date-time
   */
  submittedAt!: string | null;
  entries!: RegisterEntryView[];
  codes!: CodeView[];
}

/** A register that a student is on, with the student's mark. */
export class StudentAttendanceView {
  /** @format uuid */
  registerId!: string;
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
  mark!: MarkView | null;
}
