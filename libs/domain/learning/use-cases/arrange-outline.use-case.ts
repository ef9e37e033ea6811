import type { Actor } from '../../kernel/actor.js';
import { managesOwnOnly } from '../course.js';
import type { ModuleOrder } from '../outline/outline.js';
import type { OutlineRepository } from '../outline/outline.repository.js';

export interface ArrangeOutlineInput {
  readonly runId: string;
  /** Every module of the run with every item, in the order in which they are to stand. */
  readonly modules: readonly ModuleOrder[];
}

/** Puts modules and items in order; an item may go into another module. */
export class ArrangeOutlineUseCase {
  constructor(private readonly deps: { outlines: OutlineRepository }) {}

  async execute({ runId, modules }: ArrangeOutlineInput, actor: Actor): Promise<void> {
    const outline = await this.deps.outlines.hold({ runId }, managesOwnOnly(actor));
    outline.assertWhole(modules);
    await this.deps.outlines.arrange(outline, modules);
    outline.note('rearranged', runId, actor);
  }
}
