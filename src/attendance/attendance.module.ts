import { Module } from '@nestjs/common';
import { AttendanceCodeRepository } from '#domain/attendance/attendance-code.repository';
import { MarkingSheetRepository } from '#domain/attendance/marking-sheet.repository';
import { RegisterRepository } from '#domain/attendance/register.repository';
import { Timetable } from '#domain/attendance/timetable';
import { GenerateRegistersUseCase } from '#domain/attendance/use-cases/generate-registers.use-case';
import { MarkAttendanceUseCase } from '#domain/attendance/use-cases/mark-attendance.use-case';
import { OpenRegisterUseCase } from '#domain/attendance/use-cases/open-register.use-case';
import { SubmitRegisterUseCase } from '#domain/attendance/use-cases/submit-register.use-case';
import { Clock } from '#domain/kernel/clock';
import { useCase } from '#platform/wiring/use-case';
import { RosterModule } from '../roster/roster.module.js';
import { RosterTimetable } from './acl/roster-timetable.js';
import { AttendanceApi } from './attendance.api.js';
import { GenerateRegistersHandler } from './commands/generate-registers.command.js';
import { MarkAttendanceHandler } from './commands/mark-attendance.command.js';
import { OpenRegisterHandler } from './commands/open-register.command.js';
import { SubmitRegisterHandler } from './commands/submit-register.command.js';
import { AlignRegisters } from './events/align-registers.on-roster-changed.js';
import { ShowDay } from './events/show-day.on-registers-generated.js';
import { ShowMarks } from './events/show-marks.on-marks-recorded.js';
import { ShowRegisterOpened } from './events/show-state.on-register-opened.js';
import { ShowRegisterSubmitted } from './events/show-state.on-register-submitted.js';
import { RegisterController } from './http/register.controller.js';
import { GenerateRegistersJob } from './jobs/generate-registers.job.js';
import { MikroRegisterRepository } from './persistence/mikro-register.repository.js';
import { SqlAttendanceCodeRepository } from './persistence/sql-attendance-code.repository.js';
import { SqlMarkingSheetRepository } from './persistence/sql-marking-sheet.repository.js';
import { GetRegisterHandler } from './queries/get-register.query.js';
import { ListAllSchoolsHandler } from './queries/list-all-schools.query.js';
import { ListRegistersHandler } from './queries/list-registers.query.js';
import { MarkAction } from './ws/mark.action.js';
import { RegisterTopic } from './ws/register.topic.js';
import { SchoolRegistersTopic } from './ws/school-registers.topic.js';

@Module({
  imports: [RosterModule],
  controllers: [RegisterController],
  providers: [
    // commands
    MarkAttendanceHandler,
    useCase(MarkAttendanceUseCase, { sheets: MarkingSheetRepository, clock: Clock }),
    OpenRegisterHandler,
    useCase(OpenRegisterUseCase, { registers: RegisterRepository, clock: Clock }),
    SubmitRegisterHandler,
    useCase(SubmitRegisterUseCase, { registers: RegisterRepository, clock: Clock }),
    GenerateRegistersHandler,
    useCase(GenerateRegistersUseCase, {
      registers: RegisterRepository,
      codes: AttendanceCodeRepository,
      timetable: Timetable,
      clock: Clock,
    }),
    // queries
    GetRegisterHandler,
    ListRegistersHandler,
    ListAllSchoolsHandler,
    // events
    AlignRegisters,
    ShowDay,
    ShowMarks,
    ShowRegisterOpened,
    ShowRegisterSubmitted,
    // jobs
    GenerateRegistersJob,
    // sockets
    MarkAction,
    RegisterTopic,
    SchoolRegistersTopic,
    // other contexts
    AttendanceApi,
    { provide: Timetable, useClass: RosterTimetable },
    // persistence
    { provide: RegisterRepository, useClass: MikroRegisterRepository },
    { provide: MarkingSheetRepository, useClass: SqlMarkingSheetRepository },
    { provide: AttendanceCodeRepository, useClass: SqlAttendanceCodeRepository },
  ],
  exports: [AttendanceApi],
})
export class AttendanceModule {}
