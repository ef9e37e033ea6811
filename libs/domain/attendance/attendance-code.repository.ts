import { token } from '../kernel/token.js';
import type { AttendanceCode } from './attendance-code.js';

/** The attendance codes of the school of the unit of work. */
export interface AttendanceCodeRepository {
  /** @throws AttendanceCodeNotFound */
  byId(id: string): Promise<AttendanceCode>;
  /** All of them, retired ones too, in the school's order. */
  all(): Promise<AttendanceCode[]>;
  add(code: AttendanceCode): void;
  /** Gives the school the simple pack when it has no codes. */
  ensureAny(): Promise<void>;
}
export const AttendanceCodeRepository = token<AttendanceCodeRepository>('AttendanceCodeRepository');
