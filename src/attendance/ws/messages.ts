import type { Layer } from '#domain/attendance/marking.words';
import type { RegisterState } from '#domain/attendance/register.words';

/** What the layer that was changed says now. */
export class SaidMessage {
  /** Null when the office has withdrawn its override. */
  code!: string | null;
  minutesLate!: number | null;
  minutesEarly!: number | null;
}

/** A mark that was made, on `register:{registerId}`: what counts now. */
export class RecordedMarkMessage {
  /** @format uuid */
  studentId!: string;
  /** Null when nothing counts any more. */
  code!: string | null;
  minutesLate!: number | null;
  minutesEarly!: number | null;
  version!: number;
  /** The code that counted before, null for a first mark. */
  formerCode!: string | null;
  said!: SaidMessage;
}

/** `attendance.marks_recorded` on `register:{registerId}`. */
export class MarksMessage {
  /** @format uuid */
  registerId!: string;
  /** Whose value has changed: the teacher's, or the office's that lies over it. */
  layer!: Layer;
  /** It is a correction of a submitted register. */
  afterSubmission!: boolean;
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
  /** Students marked for the first time; negative when an override was withdrawn over no value. */
  newlyMarked!: number;
  tally!: TallyChangeMessage[];
}

/** `attendance.register_opened`, `…_submitted`, `…_locked`, `…_reopened`, and so on, on both topics. */
export class RegisterStateMessage {
  /** @format uuid */
  registerId!: string;
  state!: RegisterState;
}

/** The state messages of both topics. */
export const stateMessageTypes = [
  'opened',
  'submitted',
  'locked',
  'missed',
  'reopened',
  'cancelled',
  'reinstated',
].map((what) => ({ type: `attendance.register_${what}`, data: RegisterStateMessage }));

/** `attendance.registers_generated` on `school:{schoolId}:registers` and `…:registers-not-taken`: read the list again. */
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
