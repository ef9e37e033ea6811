import { RecordsArchived } from '../retention/retention.errors.js';
import type { EdfiRecords, EdfiScope } from './edfi-ports.js';

/**
 * Of days whose records are gone an interchange would say that attendance was taken and nobody was absent.
 * @throws RecordsArchived
 */
export async function expectKept(
  records: EdfiRecords,
  { schoolId, startsOn }: Pick<EdfiScope, 'schoolId' | 'startsOn'>,
): Promise<void> {
  const begin = await records.recordsBegin(schoolId);
  if (begin !== null && startsOn < begin) throw new RecordsArchived();
}
