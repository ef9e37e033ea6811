import { RecordArchive, RecordMonths } from '#domain/attendance/retention/record-months';
import { OldWords } from '#domain/attendance/retention/old-words';
import { ForgetOldWordsUseCase } from '#domain/attendance/retention/use-cases/forget-old-words.use-case';
import { RetireRecordsUseCase } from '#domain/attendance/retention/use-cases/retire-records.use-case';
import { useCase } from '#platform/wiring/use-case';
import { ForgetOldWordsHandler } from './forget-old-words.command.js';
import { RetireRecordsHandler } from './retire-records.command.js';

/** The commands by which old records and words go. */
export const retentionCommands = [
  RetireRecordsHandler,
  useCase(RetireRecordsUseCase, { months: RecordMonths, archive: RecordArchive }),
  ForgetOldWordsHandler,
  useCase(ForgetOldWordsUseCase, { words: OldWords }),
];
