import { EdfiExportRepository } from '#domain/attendance/edfi/edfi-export.repository';
import { EdfiRecords, EdfiRuns, InterchangeStore } from '#domain/attendance/edfi/edfi-ports';
import { MikroEdfiExportRepository } from './mikro-edfi-export.repository.js';
import { QueuedEdfiRuns } from './queued-edfi-runs.js';
import { SqlEdfiRecords } from './sql-edfi-records.js';
import { ZippedInterchangeStore } from './zipped-interchange-store.js';

/** What the exchange with other systems reads and stores, and with what. */
export const exchangeRepositories = [
  { provide: EdfiExportRepository, useClass: MikroEdfiExportRepository },
  { provide: EdfiRecords, useClass: SqlEdfiRecords },
  { provide: InterchangeStore, useClass: ZippedInterchangeStore },
  { provide: EdfiRuns, useClass: QueuedEdfiRuns },
];
