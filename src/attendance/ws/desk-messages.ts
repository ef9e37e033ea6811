import type { DeskKind } from '#domain/attendance/front-desk/desk.words';

/** `attendance.desk_entry_recorded`, `attendance.desk_entry_withdrawn` on `register:{registerId}`. */
export class DeskEntryMessage {
  /** @format uuid */
  registerId!: string;
  /** @format uuid */
  studentId!: string;
  kind!: DeskKind;
  /** When the student came or went. @format date-time */
  at!: string;
}
