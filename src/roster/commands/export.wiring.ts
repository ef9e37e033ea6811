import { Clock } from '#domain/kernel/clock';
import { ExportRuns, ExportStore, RosterRows } from '#domain/roster/export/export-ports';
import { RosterExportRepository } from '#domain/roster/export/roster-export.repository';
import { SchoolDirectory } from '#domain/roster/import/school-directory';
import { FinishRosterExportUseCase } from '#domain/roster/use-cases/finish-roster-export.use-case';
import { MakeRosterExportUseCase } from '#domain/roster/use-cases/make-roster-export.use-case';
import { RequestRosterExportUseCase } from '#domain/roster/use-cases/request-roster-export.use-case';
import { useCase } from '#platform/wiring/use-case';
import { FinishRosterExportHandler } from './finish-roster-export.command.js';
import { MakeRosterExportHandler } from './make-roster-export.command.js';
import { RequestRosterExportHandler } from './request-roster-export.command.js';

/** The commands of which the export of a roster is made. */
export const exportCommands = [
  RequestRosterExportHandler,
  useCase(RequestRosterExportUseCase, {
    exports: RosterExportRepository,
    schools: SchoolDirectory,
    runs: ExportRuns,
    clock: Clock,
  }),
  MakeRosterExportHandler,
  useCase(MakeRosterExportUseCase, { rows: RosterRows, store: ExportStore }),
  FinishRosterExportHandler,
  useCase(FinishRosterExportUseCase, { exports: RosterExportRepository, clock: Clock }),
];
