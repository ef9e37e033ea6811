import { anonymous } from '#domain/kernel/actor';
import { prepared } from '#platform/persistence/statement';
import type { TenantReader } from '#platform/persistence/tenant-reader';

const schoolOf = prepared(`select learning.school_of_run($1) as "schoolId"`);

/** @returns null for a run that does not exist */
export async function schoolOfRun(reader: TenantReader, runId: string): Promise<string | null> {
  const [row] = await reader.rows<{ schoolId: string | null }>(anonymous, schoolOf, [runId]);
  return row?.schoolId ?? null;
}
