import { RecordsArchived } from '#domain/attendance/retention/retention.errors';

/** For what PostgreSQL refuses to read because it is gone (`attendance.records_kept`). */
export function unlessGone(error: unknown): never {
  throw (error as { constraint?: string }).constraint === 'records_kept' ? new RecordsArchived() : error;
}

/**
 * A register `r` that the reader may see and whose records are still kept. Asked in this order, so that nobody learns of a
 * register that is not theirs: it is missing for them, and of an old one of theirs it is said that it went (`records_kept`).
 */
export const withRecords = (ownOnly: string) => `case
  when ${ownOnly}::boolean and not attendance.person_teaches(r.section_id, r.date) then false
  else attendance.records_kept(r.date) end`;
