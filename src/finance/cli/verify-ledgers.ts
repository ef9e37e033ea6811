import type { INestApplicationContext } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { systemActor } from '#domain/kernel/actor';
import type { DataCheck } from '#platform/backup/data-check';
import { CliFailure, table } from '#platform/cli/command-line';
import { VerifyLedgersQuery, type LedgerFaultView } from '../queries/verify-ledgers.query.js';

/** R10: what was restored balances to the minor unit. */
export const ledgersBalance: DataCheck = {
  says: 'Every ledger balances, and every balance is the sum of its postings.',
  followsEvents: false,
  async run(app) {
    const faults = await faultsOf(app);
    return faults.map(({ ledgerId, subjectId, rule }) => ({
      schoolId: null,
      detail: `${rule} does not hold of ${subjectId} in the ledger ${ledgerId}.`,
    }));
  },
};

export async function verify(app: INestApplicationContext): Promise<void> {
  const faults = await faultsOf(app);
  if (faults.length === 0) {
    process.stdout.write(`${ledgersBalance.says}\n`);
    return;
  }
  const rows = faults.map(({ ledgerId, subjectId, rule }) => [ledgerId, subjectId, rule]);
  process.stdout.write(`${table(['ledger', 'transaction or account', 'does not hold'], rows)}\n`);
  throw new CliFailure(
    'Some ledgers do not balance. The database keeps them so: whoever did this went around it.',
  );
}

async function faultsOf(app: INestApplicationContext): Promise<readonly LedgerFaultView[]> {
  return (await app.get(QueryBus).execute(new VerifyLedgersQuery(null, systemActor(null)))).faults;
}
