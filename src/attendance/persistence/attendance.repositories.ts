import { AttendanceCodeRepository } from '#domain/attendance/attendance-code.repository';
import { AttendanceSettingsRepository } from '#domain/attendance/attendance-settings.repository';
import { MarkProposalRepository } from '#domain/attendance/mark-proposal.repository';
import { MarkingSheetRepository } from '#domain/attendance/marking-sheet.repository';
import { RegisterRepository } from '#domain/attendance/register.repository';
import { SyncOperationRepository } from '#domain/attendance/sync-operation.repository';
import { MikroAttendanceCodeRepository } from './mikro-attendance-code.repository.js';
import { MikroAttendanceSettingsRepository } from './mikro-attendance-settings.repository.js';
import { MikroMarkProposalRepository } from './mikro-mark-proposal.repository.js';
import { MikroRegisterRepository } from './mikro-register.repository.js';
import { SqlMarkingSheetRepository } from './sql-marking-sheet.repository.js';
import { SqlSyncOperationRepository } from './sql-sync-operation.repository.js';

/** What the domain stores, and with what. */
export const attendanceRepositories = [
  { provide: RegisterRepository, useClass: MikroRegisterRepository },
  { provide: MarkingSheetRepository, useClass: SqlMarkingSheetRepository },
  { provide: AttendanceCodeRepository, useClass: MikroAttendanceCodeRepository },
  { provide: AttendanceSettingsRepository, useClass: MikroAttendanceSettingsRepository },
  { provide: SyncOperationRepository, useClass: SqlSyncOperationRepository },
  { provide: MarkProposalRepository, useClass: MikroMarkProposalRepository },
];
