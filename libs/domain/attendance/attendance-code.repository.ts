import { token } from '../kernel/token.js';

export interface AttendanceCodeRepository {
  /** Gives the school the simple pack when it has no codes. */
  ensureAny(): Promise<void>;
}
export const AttendanceCodeRepository = token<AttendanceCodeRepository>('AttendanceCodeRepository');
