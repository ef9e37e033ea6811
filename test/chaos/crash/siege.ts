import { until } from '../../support/until.js';
import type { ClusterDatabase } from '../cluster/cluster-database.js';
import type { WorkingSchool } from '../cluster/seeded-world.js';
import { CrashClient, type ClientSettings } from './client.js';
import type { CrashOperation } from './operation.js';

const DRAIN_LIMIT_MS = 90_000;

/** The clients of all operations, each at its school. */
export function clientsOf(
  operations: readonly CrashOperation[],
  schools: readonly WorkingSchool[],
  of: Pick<ClientSettings, 'replicas' | 'random' | 'refused'>,
): CrashClient[] {
  return operations.flatMap(({ name, keyless, clients, schools: at = schools.length, ...operation }) =>
    Array.from({ length: clients }, (_, n) => {
      const wishes = operation.wishes(schools[n % at]!, Math.floor(n / at));
      return new CrashClient({ operation: name, wishes, keyless, ...of });
    }),
  );
}

/** Every event was handed on and every job that is due has come to its end. */
export async function drained({ admin }: ClusterDatabase): Promise<void> {
  const open = `
    select (select count(*) from platform.outbox where position is null)
      + (select count(*) from platform.jobs where state in ('waiting', 'running')
           and (kind like 'reaction%' or kind = 'attendance.mark_import')) as n`;
  const isDrained = async () => Number((await admin.query<{ n: string }>(open)).rows[0]!.n) === 0;
  await until(() => isDrained().catch(() => false), 'the queue to drain', DRAIN_LIMIT_MS);
}
