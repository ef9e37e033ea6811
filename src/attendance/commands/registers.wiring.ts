import { AbsenceSettlement } from '#domain/attendance/absence/absence-settlement';
import { AttendanceCodeRepository } from '#domain/attendance/attendance-code.repository';
import { AttendanceSettingsRepository } from '#domain/attendance/attendance-settings.repository';
import { RegisterRepository } from '#domain/attendance/register.repository';
import { Timetable } from '#domain/attendance/timetable';
import { GenerateRegistersUseCase } from '#domain/attendance/use-cases/generate-registers.use-case';
import { LockRegistersUseCase } from '#domain/attendance/use-cases/lock-registers.use-case';
import { MissRegistersUseCase } from '#domain/attendance/use-cases/miss-registers.use-case';
import { OpenRegisterUseCase } from '#domain/attendance/use-cases/open-register.use-case';
import { SubmitRegisterUseCase } from '#domain/attendance/use-cases/submit-register.use-case';
import { ReopenRegisterUseCase } from '#domain/attendance/use-cases/reopen-register.use-case';
import { CancelRegisterUseCase } from '#domain/attendance/use-cases/cancel-register.use-case';
import { ReinstateRegisterUseCase } from '#domain/attendance/use-cases/reinstate-register.use-case';
import { Clock } from '#domain/kernel/clock';
import { useCase } from '#platform/wiring/use-case';
import { GenerateRegistersHandler } from './generate-registers.command.js';
import { LockRegistersHandler } from './lock-registers.command.js';
import { MissRegistersHandler } from './miss-registers.command.js';
import { OpenRegisterHandler } from './open-register.command.js';
import { SubmitRegisterHandler } from './submit-register.command.js';
import { ReopenRegisterHandler } from './reopen-register.command.js';
import { CancelRegisterHandler } from './cancel-register.command.js';
import { ReinstateRegisterHandler } from './reinstate-register.command.js';

/** The commands about registers and their states, each with its use case. */
export const registerCommands = [
  GenerateRegistersHandler,
  useCase(GenerateRegistersUseCase, {
    registers: RegisterRepository,
    codes: AttendanceCodeRepository,
    timetable: Timetable,
    clock: Clock,
  }),
  OpenRegisterHandler,
  useCase(OpenRegisterUseCase, { registers: RegisterRepository, clock: Clock }),
  SubmitRegisterHandler,
  useCase(SubmitRegisterUseCase, {
    registers: RegisterRepository,
    absences: AbsenceSettlement,
    clock: Clock,
  }),
  ReopenRegisterHandler,
  useCase(ReopenRegisterUseCase, { registers: RegisterRepository }),
  CancelRegisterHandler,
  useCase(CancelRegisterUseCase, { registers: RegisterRepository }),
  ReinstateRegisterHandler,
  useCase(ReinstateRegisterUseCase, { registers: RegisterRepository, absences: AbsenceSettlement }),
  LockRegistersHandler,
  useCase(LockRegistersUseCase, {
    registers: RegisterRepository,
    settings: AttendanceSettingsRepository,
    clock: Clock,
  }),
  MissRegistersHandler,
  useCase(MissRegistersUseCase, {
    registers: RegisterRepository,
    settings: AttendanceSettingsRepository,
    clock: Clock,
  }),
];
