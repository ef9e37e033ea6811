import { ExportRuns, ExportStore, RosterRows } from '#domain/roster/export/export-ports';
import { RosterExportRepository } from '#domain/roster/export/roster-export.repository';
import { MikroRosterExportRepository } from './mikro-roster-export.repository.js';
import { QueuedExportRuns } from './queued-export-runs.js';
import { SqlRosterRows } from './sql-roster-rows.js';
import { StoredExportStore } from './stored-export-store.js';

/** What an export reads and stores, and with what. */
export const exportRepositories = [
  { provide: RosterExportRepository, useClass: MikroRosterExportRepository },
  { provide: RosterRows, useClass: SqlRosterRows },
  { provide: ExportStore, useClass: StoredExportStore },
  { provide: ExportRuns, useClass: QueuedExportRuns },
];
