import { CommandBus } from '@nestjs/cqrs';
import { systemActor } from '#domain/kernel/actor';
import { KeepEnrolmentsCommand } from '../../src/learning/commands/keep-enrolments.command.js';
import type { TestApp } from './test-app.js';
import type { TestSchool } from './two-schools.js';

/** Does what the schedule does every hour. Answers how many enrolments have changed. */
export function keepEnrolments({ app }: TestApp, { id }: TestSchool): Promise<number> {
  return app.get(CommandBus).execute(new KeepEnrolmentsCommand(systemActor(id)));
}
