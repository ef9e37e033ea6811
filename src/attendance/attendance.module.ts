import { Module } from '@nestjs/common';
import { AttendanceCodeRepository } from '#domain/attendance/attendance-code.repository';
import { MarkingSheetRepository } from '#domain/attendance/marking-sheet.repository';
import { RegisterRepository } from '#domain/attendance/register.repository';
import { Timetable } from '#domain/attendance/timetable';
import { RosterModule } from '../roster/roster.module.js';
import { RosterTimetable } from './acl/roster-timetable.js';
import { AttendanceApi } from './attendance.api.js';
import { absenceCommands } from './commands/absences.wiring.js';
import { markingCommands } from './commands/marking.wiring.js';
import { registerCommands } from './commands/registers.wiring.js';
import { absenceAnnouncers } from './events/absence.announcers.js';
import { AlignRegisters } from './events/align-registers.on-roster-changed.js';
import { ShowDay } from './events/show-day.on-registers-generated.js';
import { ShowMarks } from './events/show-marks.on-marks-recorded.js';
import { ShowRegisterCancelled } from './events/show-state.on-register-cancelled.js';
import { ShowRegisterLocked } from './events/show-state.on-register-locked.js';
import { ShowRegisterMissed } from './events/show-state.on-register-missed.js';
import { ShowRegisterOpened } from './events/show-state.on-register-opened.js';
import { ShowRegisterReinstated } from './events/show-state.on-register-reinstated.js';
import { ShowRegisterReopened } from './events/show-state.on-register-reopened.js';
import { ShowRegisterSubmitted } from './events/show-state.on-register-submitted.js';
import { AbsenceController } from './http/absence.controller.js';
import { CorrectionController } from './http/correction.controller.js';
import { RegisterController } from './http/register.controller.js';
import { GenerateRegistersJob } from './jobs/generate-registers.job.js';
import { absenceRepositories } from './persistence/absence.repositories.js';
import { MikroRegisterRepository } from './persistence/mikro-register.repository.js';
import { SqlAttendanceCodeRepository } from './persistence/sql-attendance-code.repository.js';
import { SqlMarkingSheetRepository } from './persistence/sql-marking-sheet.repository.js';
import { GetAbsenceHandler } from './queries/get-absence.query.js';
import { GetRegisterHandler } from './queries/get-register.query.js';
import { ListAbsencesHandler } from './queries/list-absences.query.js';
import { ListAllSchoolsHandler } from './queries/list-all-schools.query.js';
import { ListRegistersHandler } from './queries/list-registers.query.js';
import { ShowRegistersHandler } from './queries/show-registers.query.js';
import { AmendAction } from './ws/amend.action.js';
import { MarkAction } from './ws/mark.action.js';
import { OverrideAction } from './ws/override.action.js';
import { RegisterTopic } from './ws/register.topic.js';
import { SchoolAbsencesTopic } from './ws/school-absences.topic.js';
import { SchoolRegistersTopic } from './ws/school-registers.topic.js';
import { MarkProposalRepository } from '#domain/attendance/mark-proposal.repository';
import { SyncOperationRepository } from '#domain/attendance/sync-operation.repository';
import { offlineCommands } from './commands/offline.wiring.js';
import { ShowMarkProposalDecided } from './events/show-decision.on-mark-proposal-decided.js';
import { ShowMarkProposed } from './events/show-proposal.on-mark-proposed.js';
import { OfflineController } from './http/offline.controller.js';
import { MikroMarkProposalRepository } from './persistence/mikro-mark-proposal.repository.js';
import { SqlSyncOperationRepository } from './persistence/sql-sync-operation.repository.js';
import { GetOfflineDayHandler } from './queries/get-offline-day.query.js';
import { ListMarkProposalsHandler } from './queries/list-mark-proposals.query.js';

@Module({
  imports: [RosterModule],
  controllers: [RegisterController, CorrectionController, OfflineController, AbsenceController],
  providers: [
    // commands
    ...markingCommands,
    ...registerCommands,
    ...offlineCommands,
    ...absenceCommands,
    // queries
    GetRegisterHandler,
    ListRegistersHandler,
    ShowRegistersHandler,
    ListAllSchoolsHandler,
    GetOfflineDayHandler,
    ListMarkProposalsHandler,
    GetAbsenceHandler,
    ListAbsencesHandler,
    // events
    AlignRegisters,
    ShowDay,
    ShowMarks,
    ShowRegisterOpened,
    ShowRegisterSubmitted,
    ShowRegisterLocked,
    ShowRegisterMissed,
    ShowRegisterReopened,
    ShowRegisterCancelled,
    ShowRegisterReinstated,
    ShowMarkProposed,
    ShowMarkProposalDecided,
    ...absenceAnnouncers,
    // jobs
    GenerateRegistersJob,
    // sockets
    MarkAction,
    AmendAction,
    OverrideAction,
    RegisterTopic,
    SchoolRegistersTopic,
    SchoolAbsencesTopic,
    // other contexts
    AttendanceApi,
    { provide: Timetable, useClass: RosterTimetable },
    // persistence
    { provide: RegisterRepository, useClass: MikroRegisterRepository },
    { provide: MarkingSheetRepository, useClass: SqlMarkingSheetRepository },
    { provide: SyncOperationRepository, useClass: SqlSyncOperationRepository },
    { provide: MarkProposalRepository, useClass: MikroMarkProposalRepository },
    { provide: AttendanceCodeRepository, useClass: SqlAttendanceCodeRepository },
    ...absenceRepositories,
  ],
  exports: [AttendanceApi],
})
export class AttendanceModule {}
