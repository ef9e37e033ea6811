import type { Actor } from '../../kernel/actor.js';
import { managesOwnOnly } from '../course.js';
import type { OutlineRepository } from '../outline/outline.repository.js';

export interface RemoveModuleInput {
  readonly moduleId: string;
}

export class RemoveModuleUseCase {
  constructor(private readonly deps: { outlines: OutlineRepository }) {}

  async execute({ moduleId }: RemoveModuleInput, actor: Actor): Promise<void> {
    const { outlines } = this.deps;
    const outline = await outlines.hold({ moduleId }, managesOwnOnly(actor));
    outline.assertEmpty(moduleId);
    outlines.removeModule(await outlines.module(moduleId));
    outline.note('module_removed', moduleId, actor);
  }
}
