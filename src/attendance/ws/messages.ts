import type { RegisterState } from '#domain/attendance/register.words';

/** A mark that was made, on `register:{registerId}`. */
export class RecordedMarkMessage {
  /** @format uuid */
  studentId!: string;
  code!: string;
  minutesLate!: number | null;
  version!: number;
  /** The code before, null for a first mark. */
  formerCode!: string | null;
}

/** `attendance.marks_recorded` on `register:{registerId}`. */
export class MarksMessage {
  /** @format uuid */
  registerId!: string;
  /** @format uuid */
  markedBy!: string | null;
  /** @format date-time */
  markedAt!: string;
  marks!: RecordedMarkMessage[];
}

/** A change of the count of one code. */
export class TallyChangeMessage {
  code!: string;
  /** Students more (or, negative, fewer) with this code. */
  change!: number;
}

/** `attendance.register_tallied` on `school:{schoolId}:registers`: add it to the counts of the snapshot. */
export class TallyMessage {
  /** @format uuid */
  registerId!: string;
  /** Students marked for the first time. */
  newlyMarked!: number;
  tally!: TallyChangeMessage[];
}

/** `attendance.register_opened`, `attendance.register_submitted` on both topics. */
export class RegisterStateMessage {
  /** @format uuid */
  registerId!: string;
  state!: RegisterState;
}

/** `attendance.registers_generated` on `school:{schoolId}:registers`: read the list again. */
export class RegistersGeneratedMessage {
  /** @format date */
  date!: string;
  added!: number;
  /** Registers with another time or name. */
  changed!: number;
  cancelled!: number;
  /** Students who came onto a register, left one, or go by another name. */
  entries!: number;
}
