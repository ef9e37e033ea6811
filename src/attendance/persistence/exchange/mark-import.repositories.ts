import {
  MarkFiles,
  MarkImportRuns,
  MarkStaging,
  StagedMarks,
} from '#domain/attendance/mark-import/mark-import-ports';
import { MarkImportRepository } from '#domain/attendance/mark-import/mark-import.repository';
import { Database } from '#platform/persistence/database';
import { LongTransactions } from '#platform/persistence/long-transactions';
import { MikroMarkImportRepository } from './mikro-mark-import.repository.js';
import { PostgresMarkStaging } from './postgres-mark-staging.js';
import { QueuedMarkImportRuns } from './queued-mark-import-runs.js';
import { SqlStagedMarks } from './sql-staged-marks.js';
import { StoredMarkFiles } from './stored-mark-files.js';

/** What an import of marks stages and stores, and with what. */
export const markImportRepositories = [
  { provide: MarkImportRepository, useClass: MikroMarkImportRepository },
  { provide: MarkFiles, useClass: StoredMarkFiles },
  { provide: StagedMarks, useClass: SqlStagedMarks },
  { provide: MarkImportRuns, useClass: QueuedMarkImportRuns },
  {
    provide: MarkStaging,
    inject: [Database],
    useFactory: (database: Database) => new PostgresMarkStaging(new LongTransactions(database)),
  },
];
