import { CommandBus } from '@nestjs/cqrs';
import { systemActor } from '#domain/kernel/actor';
import { SettleQuotaCommand } from '../../src/academy/commands/events/settle-quota.command.js';
import type { TestApp } from './test-app.js';
import type { TestSchool } from './two-schools.js';

/** Does what the job does when a seat may have come free by itself. */
export function settleQuota({ app }: TestApp, { id }: TestSchool, quotaId: string): Promise<void> {
  const dueAt = new Date().toISOString();
  return app.get(CommandBus).execute(new SettleQuotaCommand({ quotaId, dueAt }, systemActor(id)));
}
