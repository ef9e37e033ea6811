import {
  MarkFiles,
  MarkImportRuns,
  MarkStaging,
  StagedMarks,
} from '#domain/attendance/mark-import/mark-import-ports';
import { MarkImportRepository } from '#domain/attendance/mark-import/mark-import.repository';
import { ClearUpAfterMarkImportUseCase } from '#domain/attendance/mark-import/use-cases/clear-up-after-mark-import.use-case';
import { ConcludeMarkImportUseCase } from '#domain/attendance/mark-import/use-cases/conclude-mark-import.use-case';
import { ReceiveMarkFileUseCase } from '#domain/attendance/mark-import/use-cases/receive-mark-file.use-case';
import { RecordMarkRehearsalUseCase } from '#domain/attendance/mark-import/use-cases/record-mark-rehearsal.use-case';
import { RequestMarkImportUseCase } from '#domain/attendance/mark-import/use-cases/request-mark-import.use-case';
import { StageMarkFileUseCase } from '#domain/attendance/mark-import/use-cases/stage-mark-file.use-case';
import { TakeOverMarksUseCase } from '#domain/attendance/mark-import/use-cases/take-over-marks.use-case';
import { MarkingSheetRepository } from '#domain/attendance/marking-sheet.repository';
import { RegisterRepository } from '#domain/attendance/register.repository';
import { Clock } from '#domain/kernel/clock';
import { useCase } from '#platform/wiring/use-case';
import { ClearUpAfterMarkImportHandler } from './clear-up-after-mark-import.command.js';
import { ConcludeMarkImportHandler } from './conclude-mark-import.command.js';
import { ReceiveMarkFileHandler } from './receive-mark-file.command.js';
import { RecordMarkRehearsalHandler } from './record-mark-rehearsal.command.js';
import { RequestMarkImportHandler } from './request-mark-import.command.js';
import { StageMarkFileHandler } from './stage-mark-file.command.js';
import { TakeOverMarksHandler } from './take-over-marks.command.js';

/** The commands of which an import of marks is made. */
export const markImportCommands = [
  ReceiveMarkFileHandler,
  useCase(ReceiveMarkFileUseCase, { files: MarkFiles }),
  RequestMarkImportHandler,
  useCase(RequestMarkImportUseCase, { imports: MarkImportRepository, runs: MarkImportRuns, clock: Clock }),
  StageMarkFileHandler,
  useCase(StageMarkFileUseCase, { files: MarkFiles, staging: MarkStaging }),
  TakeOverMarksHandler,
  useCase(TakeOverMarksUseCase, {
    imports: MarkImportRepository,
    rows: StagedMarks,
    registers: RegisterRepository,
    sheets: MarkingSheetRepository,
    clock: Clock,
  }),
  RecordMarkRehearsalHandler,
  useCase(RecordMarkRehearsalUseCase, { rows: StagedMarks }),
  ConcludeMarkImportHandler,
  useCase(ConcludeMarkImportUseCase, { imports: MarkImportRepository, clock: Clock }),
  ClearUpAfterMarkImportHandler,
  useCase(ClearUpAfterMarkImportUseCase, { files: MarkFiles, staging: MarkStaging }),
];
