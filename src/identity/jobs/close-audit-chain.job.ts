import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { JobHandler, type RunningJob, type RunsJobs } from '#platform/queue/job-handler';
import { Schedule } from '#platform/queue/schedule';
import { CloseAuditChainCommand } from '../commands/close-audit-chain.command.js';

@Injectable()
@JobHandler({ kind: 'identity.close_audit_chain', completes: 'in-transaction', quiet: true })
@Schedule({ name: 'identity.close-audit-chain', cron: '*/5 * * * *' })
export class CloseAuditChainJob implements RunsJobs {
  constructor(private readonly commands: CommandBus) {}

  async run({ actor }: RunningJob): Promise<void> {
    await this.commands.execute(new CloseAuditChainCommand(actor));
  }
}
