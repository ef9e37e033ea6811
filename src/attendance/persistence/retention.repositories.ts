import { RecordArchive, RecordMonths } from '#domain/attendance/retention/record-months';
import { OldWords } from '#domain/attendance/retention/old-words';
import { SqlOldWords } from './sql-old-words.js';
import { SqlRecordMonths } from './sql-record-months.js';
import { StoredRecordArchive } from './stored-record-archive.js';

/** Where records lie, and where they go. */
export const retentionRepositories = [
  { provide: RecordMonths, useClass: SqlRecordMonths },
  { provide: RecordArchive, useClass: StoredRecordArchive },
  { provide: OldWords, useClass: SqlOldWords },
];
