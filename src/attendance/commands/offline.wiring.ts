import { MarkProposalRepository } from '#domain/attendance/mark-proposal.repository';
import { MarkingSheetRepository } from '#domain/attendance/marking-sheet.repository';
import { RegisterRepository } from '#domain/attendance/register.repository';
import { SyncOperationRepository } from '#domain/attendance/sync-operation.repository';
import { DecideMarkProposalsUseCase } from '#domain/attendance/use-cases/decide-mark-proposals.use-case';
import { SyncMarksUseCase } from '#domain/attendance/use-cases/sync-marks.use-case';
import { Clock } from '#domain/kernel/clock';
import { useCase } from '#platform/wiring/use-case';
import { DecideMarkProposalsHandler } from './decide-mark-proposals.command.js';
import { SyncMarksHandler } from './sync-marks.command.js';

/** The commands about marks that were made offline, each with its use case. */
export const offlineCommands = [
  SyncMarksHandler,
  useCase(SyncMarksUseCase, {
    registers: RegisterRepository,
    sheets: MarkingSheetRepository,
    operations: SyncOperationRepository,
    proposals: MarkProposalRepository,
    clock: Clock,
  }),
  DecideMarkProposalsHandler,
  useCase(DecideMarkProposalsUseCase, {
    proposals: MarkProposalRepository,
    registers: RegisterRepository,
    sheets: MarkingSheetRepository,
    clock: Clock,
  }),
];
