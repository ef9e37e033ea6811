import { CommandBus } from '@nestjs/cqrs';
import { systemActor } from '#domain/kernel/actor';
import { CloseAttemptCommand } from '../../src/learning/commands/close-attempt.command.js';
import type { TestApp } from './test-app.js';
import type { TestSchool } from './two-schools.js';

/** Does what the job does when the time of an attempt is over. */
export function closeAttempt({ app }: TestApp, { id }: TestSchool, attemptId: string): Promise<void> {
  return app.get(CommandBus).execute(new CloseAttemptCommand({ attemptId }, systemActor(id)));
}
