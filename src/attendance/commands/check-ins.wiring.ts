import { CheckInDesk } from '#domain/attendance/check-in/check-in-desk';
import { CheckInLimits } from '#domain/attendance/check-in/check-in-limits';
import { CheckInProof } from '#domain/attendance/check-in/check-in-proof';
import { CheckInRepository } from '#domain/attendance/check-in/check-in.repository';
import { CheckInSignatures } from '#domain/attendance/check-in/check-in-code';
import { MarkingSheetRepository } from '#domain/attendance/marking-sheet.repository';
import { RegisterRepository } from '#domain/attendance/register.repository';
import { ChangeCheckInSettingsUseCase } from '#domain/attendance/use-cases/change-check-in-settings.use-case';
import { CheckInUseCase } from '#domain/attendance/use-cases/check-in.use-case';
import { CloseCheckInUseCase } from '#domain/attendance/use-cases/close-check-in.use-case';
import { OpenCheckInUseCase } from '#domain/attendance/use-cases/open-check-in.use-case';
import { Clock } from '#domain/kernel/clock';
import { useCase } from '#platform/wiring/use-case';
import { ChangeCheckInSettingsHandler } from './change-check-in-settings.command.js';
import { CheckInHandler } from './check-in.command.js';
import { CloseCheckInHandler } from './close-check-in.command.js';
import { OpenCheckInHandler } from './open-check-in.command.js';

const atRegister = { registers: RegisterRepository, checkIns: CheckInRepository, clock: Clock };

/** The commands about check-in, each with its use case. */
export const checkInCommands = [
  OpenCheckInHandler,
  useCase(OpenCheckInUseCase, atRegister),
  CloseCheckInHandler,
  useCase(CloseCheckInUseCase, atRegister),
  CheckInHandler,
  useCase(CheckInProof, { desk: CheckInDesk, signatures: CheckInSignatures, limits: CheckInLimits }),
  useCase(CheckInUseCase, {
    proof: CheckInProof,
    checkIns: CheckInRepository,
    sheets: MarkingSheetRepository,
    clock: Clock,
  }),
  ChangeCheckInSettingsHandler,
  useCase(ChangeCheckInSettingsUseCase, { checkIns: CheckInRepository }),
];
