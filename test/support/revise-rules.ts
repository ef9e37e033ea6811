import { CommandBus } from '@nestjs/cqrs';
import { systemActor } from '#domain/kernel/actor';
import { ReviseRulesCommand } from '../../src/learning/commands/revise-rules.command.js';
import type { TestApp } from './test-app.js';
import type { TestSchool } from './two-schools.js';

/** Does what follows moments after something else counts in a run. Answers how many learners' progress has changed. */
export function reviseRules({ app }: TestApp, { id }: TestSchool, runId: string): Promise<number> {
  return app.get(CommandBus).execute(new ReviseRulesCommand({ runId }, systemActor(id)));
}
