import { AbsenceController } from './absence.controller.js';
import { ArrivalController } from './arrival.controller.js';
import { AttendanceCodeController } from './attendance-code.controller.js';
import { AttendanceSettingsController } from './attendance-settings.controller.js';
import { CheckInController } from './check-in.controller.js';
import { CheckInDisplayController } from './check-in-display.controller.js';
import { CheckInSettingsController } from './check-in-settings.controller.js';
import { CorrectionController } from './correction.controller.js';
import { EvidenceController } from './evidence.controller.js';
import { DeskEntryController } from './desk-entry.controller.js';
import { OfflineController } from './offline.controller.js';
import { RegisterController } from './register.controller.js';

/** The resources of attendance. */
export const attendanceControllers = [
  RegisterController,
  CorrectionController,
  EvidenceController,
  OfflineController,
  AbsenceController,
  DeskEntryController,
  CheckInController,
  CheckInDisplayController,
  CheckInSettingsController,
  ArrivalController,
  AttendanceCodeController,
  AttendanceSettingsController,
];
