import { token } from '../kernel/token.js';
import type { AttendanceSettings } from './attendance-settings.js';

export interface AttendanceSettingsRepository {
  /** The settings of the school of the unit of work; the defaults, from now on its own, where it has settled nothing. */
  ofSchool(): Promise<AttendanceSettings>;
}
export const AttendanceSettingsRepository = token<AttendanceSettingsRepository>(
  'AttendanceSettingsRepository',
);
