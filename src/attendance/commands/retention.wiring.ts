import { RecordArchive, RecordMonths } from '#domain/attendance/retention/record-months';
import { RetireRecordsUseCase } from '#domain/attendance/retention/use-cases/retire-records.use-case';
import { useCase } from '#platform/wiring/use-case';
import { RetireRecordsHandler } from './retire-records.command.js';

/** The command by which old records go. */
export const retentionCommands = [
  RetireRecordsHandler,
  useCase(RetireRecordsUseCase, { months: RecordMonths, archive: RecordArchive }),
];
