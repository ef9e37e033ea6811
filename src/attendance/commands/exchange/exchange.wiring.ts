import { EdfiExportRepository } from '#domain/attendance/edfi/edfi-export.repository';
import { EdfiRecords, EdfiRuns, InterchangeStore } from '#domain/attendance/edfi/edfi-ports';
import { FinishEdfiExportUseCase } from '#domain/attendance/edfi/use-cases/finish-edfi-export.use-case';
import { MakeEdfiExportUseCase } from '#domain/attendance/edfi/use-cases/make-edfi-export.use-case';
import { RequestEdfiExportUseCase } from '#domain/attendance/edfi/use-cases/request-edfi-export.use-case';
import { Clock } from '#domain/kernel/clock';
import { useCase } from '#platform/wiring/use-case';
import { FinishEdfiExportHandler } from './finish-edfi-export.command.js';
import { MakeEdfiExportHandler } from './make-edfi-export.command.js';
import { RequestEdfiExportHandler } from './request-edfi-export.command.js';

/** The commands by which attendance is exchanged with other systems. */
export const exchangeCommands = [
  RequestEdfiExportHandler,
  useCase(RequestEdfiExportUseCase, {
    exports: EdfiExportRepository,
    records: EdfiRecords,
    runs: EdfiRuns,
    clock: Clock,
  }),
  MakeEdfiExportHandler,
  useCase(MakeEdfiExportUseCase, { records: EdfiRecords, store: InterchangeStore }),
  FinishEdfiExportHandler,
  useCase(FinishEdfiExportUseCase, { exports: EdfiExportRepository, clock: Clock }),
];
