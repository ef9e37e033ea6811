import type { Actor } from '../../kernel/actor.js';
import { expectVersion } from '../../kernel/version.js';
import type { Timekeeper } from '../assessment/timekeeper.js';
import { managesOwnOnly } from '../course.js';
import type { ModuleDetails } from '../outline/course-module.js';
import type { OutlineRepository } from '../outline/outline.repository.js';

export interface ChangeModuleInput {
  readonly moduleId: string;
  readonly changes: Partial<ModuleDetails>;
  readonly expectedVersion: number | undefined;
}

export class ChangeModuleUseCase {
  constructor(private readonly deps: { outlines: OutlineRepository; timekeeper: Timekeeper }) {}

  async execute({ moduleId, changes, expectedVersion }: ChangeModuleInput, actor: Actor): Promise<void> {
    const { outlines, timekeeper } = this.deps;
    const outline = await outlines.hold({ moduleId }, managesOwnOnly(actor));
    const module = await outlines.module(moduleId);
    expectVersion(module, expectedVersion);
    module.change(changes);
    if (changes.closesAt !== undefined) await timekeeper.follow(outline.run.id);
    outline.note('module_changed', moduleId, actor);
  }
}
