/** `attendance.check_in_opened`, `attendance.check_in_ended` on `register:{registerId}`. */
export class CheckInMessage {
  /** @format uuid */
  registerId!: string;
  open!: boolean;
  /** Null: it is closed. @format date-time */
  closesAt!: string | null;
}

/** `attendance.student_checked_in` on `register:{registerId}`; the mark itself follows as `attendance.marks_recorded`. */
export class ArrivalMessage {
  /** @format uuid */
  registerId!: string;
  /** @format uuid */
  studentId!: string;
  /** @format date-time */
  arrivedAt!: string;
  /** Null: in time. */
  minutesLate!: number | null;
}
