import type { Actor } from '../../kernel/actor.js';
import type { Timekeeper } from '../assessment/timekeeper.js';
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
  constructor(private readonly deps: { outlines: OutlineRepository; timekeeper: Timekeeper }) {}

  async execute({ runId, modules }: ArrangeOutlineInput, actor: Actor): Promise<void> {
    const { outlines, timekeeper } = this.deps;
    const outline = await outlines.hold({ runId }, managesOwnOnly(actor));
    outline.assertWhole(modules);
    await outlines.arrange(outline, modules);
    // A module closes what is in it.
    if (outline.changesModules(modules)) await timekeeper.follow(runId);
    outline.note('rearranged', runId, actor);
  }
}
