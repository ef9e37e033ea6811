import { AbsenceDesk } from '#domain/attendance/absence/absence-desk';
import { AbsenceSettlement } from '#domain/attendance/absence/absence-settlement';
import { DeskEntryRepository } from '#domain/attendance/front-desk/desk-entry.repository';
import { RecordDeskEntryUseCase } from '#domain/attendance/use-cases/record-desk-entry.use-case';
import { WithdrawDeskEntryUseCase } from '#domain/attendance/use-cases/withdraw-desk-entry.use-case';
import { Clock } from '#domain/kernel/clock';
import { useCase } from '#platform/wiring/use-case';
import { RecordDeskEntryHandler } from './record-desk-entry.command.js';
import { WithdrawDeskEntryHandler } from './withdraw-desk-entry.command.js';

const ofTheBook = { entries: DeskEntryRepository, settlement: AbsenceSettlement, clock: Clock };

/** The commands of the front desk, each with its use case. */
export const deskCommands = [
  RecordDeskEntryHandler,
  useCase(RecordDeskEntryUseCase, { ...ofTheBook, desk: AbsenceDesk }),
  WithdrawDeskEntryHandler,
  useCase(WithdrawDeskEntryUseCase, ofTheBook),
];
