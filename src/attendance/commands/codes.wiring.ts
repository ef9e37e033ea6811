import { AttendanceCodeRepository } from '#domain/attendance/attendance-code.repository';
import { AttendanceSettingsRepository } from '#domain/attendance/attendance-settings.repository';
import { CreateCodeUseCase } from '#domain/attendance/use-cases/create-code.use-case';
import { ChangeCodeUseCase } from '#domain/attendance/use-cases/change-code.use-case';
import { RetireCodeUseCase } from '#domain/attendance/use-cases/retire-code.use-case';
import { RestoreCodeUseCase } from '#domain/attendance/use-cases/restore-code.use-case';
import { OrderCodesUseCase } from '#domain/attendance/use-cases/order-codes.use-case';
import { ApplyCodePackUseCase } from '#domain/attendance/use-cases/apply-code-pack.use-case';
import { ChangeAttendanceSettingsUseCase } from '#domain/attendance/use-cases/change-attendance-settings.use-case';
import { useCase } from '#platform/wiring/use-case';
import { CreateCodeHandler } from './create-code.command.js';
import { ChangeCodeHandler } from './change-code.command.js';
import { RetireCodeHandler } from './retire-code.command.js';
import { RestoreCodeHandler } from './restore-code.command.js';
import { OrderCodesHandler } from './order-codes.command.js';
import { ApplyCodePackHandler } from './apply-code-pack.command.js';
import { ChangeAttendanceSettingsHandler } from './change-attendance-settings.command.js';

/** The commands about a school's codes and how it takes attendance, each with its use case. */
export const codeCommands = [
  CreateCodeHandler,
  useCase(CreateCodeUseCase, { codes: AttendanceCodeRepository }),
  ChangeCodeHandler,
  useCase(ChangeCodeUseCase, { codes: AttendanceCodeRepository }),
  RetireCodeHandler,
  useCase(RetireCodeUseCase, { codes: AttendanceCodeRepository }),
  RestoreCodeHandler,
  useCase(RestoreCodeUseCase, { codes: AttendanceCodeRepository }),
  OrderCodesHandler,
  useCase(OrderCodesUseCase, { codes: AttendanceCodeRepository }),
  ApplyCodePackHandler,
  useCase(ApplyCodePackUseCase, { codes: AttendanceCodeRepository, settings: AttendanceSettingsRepository }),
  ChangeAttendanceSettingsHandler,
  useCase(ChangeAttendanceSettingsUseCase, { settings: AttendanceSettingsRepository }),
];
