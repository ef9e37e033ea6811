import { QueryBus } from '@nestjs/cqrs';
import type { Command } from 'commander';
import type { DataCheck } from '#platform/backup/data-check';
import { CliFailure, table, type WithApplication } from '#platform/cli/command-line';
import { VerifyAuditLogQuery } from '../queries/verify-audit-log.query.js';

/** `lyceum audit verify`: whether the audit log still says what it said. */
export function auditCommands(program: Command, withApplication: WithApplication): void {
  program
    .command('audit')
    .description('the audit log')
    .command('verify')
    .description('read the whole log again and name each link of its chain that was tampered with')
    .action(() => withApplication((app) => verify(app.get(QueryBus))));
}

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

async function verify(queries: QueryBus): Promise<void> {
  const { broken, redacted } = await queries.execute(new VerifyAuditLogQuery());
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
