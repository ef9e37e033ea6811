import { Module } from '@nestjs/common';
import { NotificationPost } from '#domain/attendance/notifications/notification-post';
import { Accounts } from '#domain/attendance/accounts';
import { Timetable } from '#domain/attendance/timetable';
import { StorageModule } from '#platform/storage/storage.module';
import { RosterModule } from '../roster/roster.module.js';
import { IdentityAccounts } from './acl/identity-accounts.js';
import { MailedNotificationPost } from './acl/mailed-notification-post.js';
import { RosterTimetable } from './acl/roster-timetable.js';
import { checkInSafeguards } from './acl/check-in.safeguards.js';
import { AttendanceApi } from './attendance.api.js';
import { absenceCommands } from './commands/absences.wiring.js';
import { alertCommands } from './commands/alerts/alert.wiring.js';
import { checkInCommands } from './commands/check-ins.wiring.js';
import { analyticsCommands } from './commands/analytics.wiring.js';
import { codeCommands } from './commands/codes.wiring.js';
import { deskCommands } from './commands/desk.wiring.js';
import { erasureCommands } from './commands/erasure.wiring.js';
import { exchangeCommands } from './commands/exchange/exchange.wiring.js';
import { markImportCommands } from './commands/exchange/mark-import.wiring.js';
import { markingCommands } from './commands/marking.wiring.js';
import { notificationCommands } from './commands/notifications/notification.wiring.js';
import { offlineCommands } from './commands/offline.wiring.js';
import { registerCommands } from './commands/registers.wiring.js';
import { retentionCommands } from './commands/retention.wiring.js';
import { absenceAnnouncers } from './events/absence.announcers.js';
import { alertReactions } from './events/alert.reactions.js';
import { attendancePublicEvents } from './events/attendance.public-events.js';
import { checkInAnnouncers } from './events/check-in.announcers.js';
import { AlignRegisters } from './events/align-registers.on-roster-changed.js';
import { ForgetAccountInRegisters } from './events/forget-account.on-account-erased.js';
import { ForgetAccountOfRecordInRegisters } from './events/forget-account.on-roster-person-unlinked.js';
import { ForgetPersonInRegisters } from './events/forget-person.on-roster-person-erased.js';
import { RemoveOldInterchanges } from './events/remove-old-interchanges.on-roster-person-erased.js';
import { ShowRegistersAnew } from './events/show-registers-anew.on-person-forgotten.js';
import { analyticsReactions } from './events/analytics.reactions.js';
import { notificationReactions } from './events/notification.reactions.js';
import { ShowDay } from './events/show-day.on-registers-generated.js';
import { ShowMarkProposalDecided } from './events/show-decision.on-mark-proposal-decided.js';
import { ShowMarkProposed } from './events/show-proposal.on-mark-proposed.js';
import { ShowMarks } from './events/show-marks.on-marks-recorded.js';
import { ShowRegisterCancelled } from './events/show-state.on-register-cancelled.js';
import { ShowRegisterLocked } from './events/show-state.on-register-locked.js';
import { ShowRegisterMissed } from './events/show-state.on-register-missed.js';
import { ShowRegisterOpened } from './events/show-state.on-register-opened.js';
import { ShowRegisterReinstated } from './events/show-state.on-register-reinstated.js';
import { ShowRegisterReopened } from './events/show-state.on-register-reopened.js';
import { ShowRegisterSubmitted } from './events/show-state.on-register-submitted.js';
import { alertControllers } from './http/alerts/alert.controllers.js';
import { analyticsControllers } from './http/analytics/analytics.controllers.js';
import { attendanceControllers } from './http/attendance.controllers.js';
import { exchangeControllers } from './http/exchange/exchange.controllers.js';
import { notificationControllers } from './http/notifications/notification.controllers.js';
import { GenerateRegistersJob } from './jobs/generate-registers.job.js';
import { LockRegistersJob } from './jobs/lock-registers.job.js';
import { MakeRoundsJob } from './jobs/make-rounds.job.js';
import { MissRegistersJob } from './jobs/miss-registers.job.js';
import { ForgetOldWordsJob } from './jobs/forget-old-words.job.js';
import { RetireRecordsJob } from './jobs/retire-records.job.js';
import { RunEdfiExport } from './jobs/run-edfi-export.job.js';
import { RunMarkImport } from './jobs/run-mark-import.job.js';
import { SendNotificationJob } from './jobs/send-notification.job.js';
import { absenceRepositories } from './persistence/absence.repositories.js';
import { alertRepositories } from './persistence/alerts/alert.repositories.js';
import { checkInRepositories } from './persistence/check-in.repositories.js';
import { analyticsRepositories } from './persistence/analytics.repositories.js';
import { attendanceRepositories } from './persistence/attendance.repositories.js';
import { erasureRepositories } from './persistence/erasure.repositories.js';
import { retentionRepositories } from './persistence/retention.repositories.js';
import { markImportRepositories } from './persistence/exchange/mark-import.repositories.js';
import { exchangeRepositories } from './persistence/exchange/exchange.repositories.js';
import { notificationRepositories } from './persistence/notifications/notification.repositories.js';
import { alertQueries } from './queries/alerts/alert.queries.js';
import { analyticsQueries } from './queries/analytics.queries.js';
import { checkInQueries } from './queries/check-in.queries.js';
import { attendanceQueries } from './queries/attendance.queries.js';
import { exchangeQueries } from './queries/exchange/exchange.queries.js';
import { notificationQueries } from './queries/notifications/notification.queries.js';
import { AmendAction } from './ws/amend.action.js';
import { MarkAction } from './ws/mark.action.js';
import { OverrideAction } from './ws/override.action.js';
import { RegisterTopic } from './ws/register.topic.js';
import { RegistersNotTakenTopic } from './ws/registers-not-taken.topic.js';
import { SchoolAbsencesTopic } from './ws/school-absences.topic.js';
import { SchoolAlertsTopic } from './ws/school-alerts.topic.js';
import { SchoolAttendanceTopic } from './ws/school-attendance.topic.js';
import { SchoolRegistersTopic } from './ws/school-registers.topic.js';

/** Registers and marks: who is there, what it counts as, and what it was. */
@Module({
  imports: [RosterModule, StorageModule],
  controllers: [
    ...attendanceControllers,
    ...analyticsControllers,
    ...alertControllers,
    ...exchangeControllers,
    ...notificationControllers,
  ],
  providers: [
    // commands
    ...markingCommands,
    ...registerCommands,
    ...offlineCommands,
    ...absenceCommands,
    ...checkInCommands,
    ...deskCommands,
    ...codeCommands,
    ...analyticsCommands,
    ...alertCommands,
    ...notificationCommands,
    ...retentionCommands,
    ...erasureCommands,
    ...exchangeCommands,
    ...markImportCommands,
    // queries
    ...attendanceQueries,
    ...checkInQueries,
    ...analyticsQueries,
    ...alertQueries,
    ...notificationQueries,
    ...exchangeQueries,
    // events
    AlignRegisters,
    ForgetPersonInRegisters,
    ForgetAccountInRegisters,
    ForgetAccountOfRecordInRegisters,
    RemoveOldInterchanges,
    ShowRegistersAnew,
    ...analyticsReactions,
    ...alertReactions,
    ...notificationReactions,
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
    attendancePublicEvents,
    ...checkInAnnouncers,
    // jobs
    GenerateRegistersJob,
    LockRegistersJob,
    MissRegistersJob,
    RetireRecordsJob,
    ForgetOldWordsJob,
    SendNotificationJob,
    MakeRoundsJob,
    RunEdfiExport,
    RunMarkImport,
    // sockets
    MarkAction,
    AmendAction,
    OverrideAction,
    RegisterTopic,
    SchoolRegistersTopic,
    SchoolAttendanceTopic,
    SchoolAbsencesTopic,
    SchoolAlertsTopic,
    RegistersNotTakenTopic,
    // other contexts
    AttendanceApi,
    { provide: Accounts, useClass: IdentityAccounts },
    { provide: Timetable, useClass: RosterTimetable },
    ...checkInSafeguards,
    { provide: NotificationPost, useClass: MailedNotificationPost },
    // persistence
    ...absenceRepositories,
    ...checkInRepositories,
    ...attendanceRepositories,
    ...analyticsRepositories,
    ...alertRepositories,
    ...notificationRepositories,
    ...retentionRepositories,
    ...erasureRepositories,
    ...exchangeRepositories,
    ...markImportRepositories,
  ],
  exports: [AttendanceApi],
})
export class AttendanceModule {}
