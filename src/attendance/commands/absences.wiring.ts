import { AbsenceDesk } from '#domain/attendance/absence/absence-desk';
import { AbsenceEffects } from '#domain/attendance/absence/absence-effects';
import { AbsenceRepository } from '#domain/attendance/absence/absence.repository';
import { AbsenceSettlement } from '#domain/attendance/absence/absence-settlement';
import { SheetStack } from '#domain/attendance/sheet-stack';
import { ApproveAbsenceUseCase } from '#domain/attendance/use-cases/approve-absence.use-case';
import { ChangeAbsenceUseCase } from '#domain/attendance/use-cases/change-absence.use-case';
import { DeclineAbsenceUseCase } from '#domain/attendance/use-cases/decline-absence.use-case';
import { RequestAbsenceUseCase } from '#domain/attendance/use-cases/request-absence.use-case';
import { WithdrawAbsenceUseCase } from '#domain/attendance/use-cases/withdraw-absence.use-case';
import { Clock } from '#domain/kernel/clock';
import { useCase } from '#platform/wiring/use-case';
import { ApproveAbsenceHandler } from './approve-absence.command.js';
import { ChangeAbsenceHandler } from './change-absence.command.js';
import { DeclineAbsenceHandler } from './decline-absence.command.js';
import { RequestAbsenceHandler } from './request-absence.command.js';
import { WithdrawAbsenceHandler } from './withdraw-absence.command.js';

const ofAbsences = { absences: AbsenceRepository, desk: AbsenceDesk, settlement: AbsenceSettlement };

/** The commands about absences that are known, each with its use case. */
export const absenceCommands = [
  useCase(AbsenceSettlement, { effects: AbsenceEffects, stack: SheetStack, clock: Clock }),
  RequestAbsenceHandler,
  useCase(RequestAbsenceUseCase, { ...ofAbsences, clock: Clock }),
  ChangeAbsenceHandler,
  useCase(ChangeAbsenceUseCase, ofAbsences),
  ApproveAbsenceHandler,
  useCase(ApproveAbsenceUseCase, { ...ofAbsences, clock: Clock }),
  DeclineAbsenceHandler,
  useCase(DeclineAbsenceUseCase, { absences: AbsenceRepository, clock: Clock }),
  WithdrawAbsenceHandler,
  useCase(WithdrawAbsenceUseCase, { ...ofAbsences, clock: Clock }),
];
