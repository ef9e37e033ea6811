import { CommandBus } from '@nestjs/cqrs';
import { systemActor } from '#domain/kernel/actor';
import { MeasureNewcomersCommand } from '../../src/learning/commands/measure-newcomers.command.js';
import type { TestApp } from './test-app.js';
import type { TestSchool } from './two-schools.js';

/** Does what follows moments after somebody has come to a run. Answers how many were measured. */
export function measureNewcomers({ app }: TestApp, { id }: TestSchool, runId: string): Promise<number> {
  return app.get(CommandBus).execute(new MeasureNewcomersCommand({ runId }, systemActor(id)));
}
