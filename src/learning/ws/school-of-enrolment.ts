import { anonymous } from '#domain/kernel/actor';
import { prepared } from '#platform/persistence/statement';
import type { TenantReader } from '#platform/persistence/tenant-reader';

const schoolOf = prepared(`select learning.school_of_enrolment($1) as "schoolId"`);

/** @returns null for an enrolment that does not exist */
export async function schoolOfEnrolment(reader: TenantReader, enrolmentId: string): Promise<string | null> {
  const [row] = await reader.rows<{ schoolId: string | null }>(anonymous, schoolOf, [enrolmentId]);
  return row?.schoolId ?? null;
}
