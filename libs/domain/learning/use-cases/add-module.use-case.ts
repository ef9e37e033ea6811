import type { Actor } from '../../kernel/actor.js';
import { managesOwnOnly } from '../course.js';
import { CourseModule, type ModuleDetails } from '../outline/course-module.js';
import type { OutlineRepository } from '../outline/outline.repository.js';

export interface AddModuleInput extends ModuleDetails {
  readonly runId: string;
}

export class AddModuleUseCase {
  constructor(private readonly deps: { outlines: OutlineRepository }) {}

  async execute({ runId, ...details }: AddModuleInput, actor: Actor): Promise<{ id: string }> {
    const outline = await this.deps.outlines.hold({ runId }, managesOwnOnly(actor));
    const module = CourseModule.of(outline.run, outline.roomForModule(), details);
    this.deps.outlines.addModule(module);
    outline.note('module_added', module.id, actor);
    return { id: module.id };
  }
}
