import { anonymous } from '#domain/kernel/actor';
import { prepared } from '#platform/persistence/statement';
import type { TenantReader } from '#platform/persistence/tenant-reader';

const schoolOf = prepared(`select academy.school_of_occurrence($1) as "schoolId"`);

/** @returns null for an occurrence that does not exist */
export async function schoolOfOccurrence(reader: TenantReader, occurrenceId: string): Promise<string | null> {
  const [row] = await reader.rows<{ schoolId: string | null }>(anonymous, schoolOf, [occurrenceId]);
  return row?.schoolId ?? null;
}
