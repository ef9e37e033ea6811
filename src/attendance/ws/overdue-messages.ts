import { RegisterNotTakenView } from '../queries/notifications/list-registers-not-taken.query.js';

/** `attendance.registers_overdue` on `school:{schoolId}:registers-not-taken`: put them on the wall. */
export class RegistersOverdueMessage {
  /** @format date */
  date!: string;
  registers!: RegisterNotTakenView[];
}
