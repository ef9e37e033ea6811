import type { INestApplicationContext } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { DataCheck } from '#platform/backup/data-check';
import { CliFailure, table } from '#platform/cli/command-line';
import { VerifyAuditLogQuery } from '../queries/verify-audit-log.query.js';

/** After a restore: each chain still closes over the entries that it closed over. */
export const auditLogIsWhole: DataCheck = {
  says: 'The audit log is as it was written.',
  followsEvents: false,
  run: async (app) => {
    const { broken } = await app.get(QueryBus).execute(new VerifyAuditLogQuery());
    return broken.map(({ chain, number }) => ({
      schoolId: chain,
      detail: `Link ${number} of the audit log of ${chain} is broken.`,
    }));
  },
};

export async function verify(app: INestApplicationContext): Promise<void> {
  const { broken, redacted } = await app.get(QueryBus).execute(new VerifyAuditLogQuery());
  if (redacted > 0)
    process.stdout.write(`${redacted} entries say no values any more, because somebody was erased.\n`);
  if (broken.length === 0) {
    process.stdout.write('The audit log is as it was written.\n');
    return;
  }
  const rows = broken.map(({ chain, number, closedAt, entriesThen, entriesNow }) =>
    [chain, number, closedAt.toISOString(), entriesThen, entriesNow].map(String),
  );
  process.stdout.write(`${table(['school', 'link', 'closed', 'entries then', 'entries now'], rows)}\n`);
  throw new CliFailure('The audit log was tampered with: see the first link of each school above.');
}
