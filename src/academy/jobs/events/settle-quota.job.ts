import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { SettleQuotaInput } from '#domain/academy/events/use-cases/settle-quota.use-case';
import { JobHandler, type RunningJob, type RunsJobs } from '#platform/queue/job-handler';
import { SettleQuotaCommand } from '../../commands/events/settle-quota.command.js';

/** A seat that was kept for somebody is free again, unless it was taken. */
@Injectable()
@JobHandler({ kind: 'academy.settle_quota', completes: 'in-transaction', quiet: true })
export class SettleQuotaJob implements RunsJobs<SettleQuotaInput> {
  constructor(private readonly commands: CommandBus) {}

  run({ payload, actor }: RunningJob<SettleQuotaInput>): Promise<void> {
    return this.commands.execute(new SettleQuotaCommand(payload, actor));
  }
}
