import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { JobHandler, PermanentJobFailure, type RunningJob, type RunsJobs } from '#platform/queue/job-handler';
import { Schedule } from '#platform/queue/schedule';
import { VerifyLedgersQuery } from '../queries/verify-ledgers.query.js';

/** Every night all ledgers are added up again (R3). What does not balance parks the job, which operators are told of. */
@Injectable()
@JobHandler({ kind: 'finance.verify_ledgers', completes: 'at-end', quiet: true })
@Schedule({ name: 'finance.verify-ledgers', cron: '20 3 * * *' })
export class VerifyLedgersJob implements RunsJobs {
  constructor(private readonly queries: QueryBus) {}

  async run({ actor }: RunningJob): Promise<void> {
    const { faults } = await this.queries.execute(new VerifyLedgersQuery(null, actor));
    const [first] = faults;
    if (!first) return;
    throw new PermanentJobFailure(
      `${first.rule} does not hold of ${first.subjectId}, one of ${faults.length}: see lyceum finance verify.`,
    );
  }
}
