import type { AbsenceKind, AbsenceState } from '#domain/attendance/absence/absence.words';

/** `attendance.absence_…` on `school:{schoolId}:absences`. */
export class AbsenceMessage {
  /** @format uuid */
  absenceId!: string;
  state!: AbsenceState;
  /** @format uuid */
  studentId!: string;
  kind!: AbsenceKind;
  /** @format date */
  startsOn!: string;
  /** @format date */
  endsOn!: string;
}

/** `attendance.expectations_changed` on `register:{registerId}`. */
export class ExpectationMessage {
  /** @format uuid */
  registerId!: string;
  /** @format uuid */
  studentId!: string;
  /** The code of the absence; null: the student is expected to come. */
  code!: string | null;
}
